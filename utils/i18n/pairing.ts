/** Pairing with an endpoint by the link that its organisation publishes. */
export const pairingEn = {
  'pairing.hint':
    'The organisation that takes the reports gives it to you: an address, like https://reports.example.org, or a link that begins with “plaint:”. The link also tells the key by which the endpoint is known.',
  'pairing.otherKey':
    'This endpoint has another key than the one in the link. Somebody may be pretending to be it. Nothing was changed; ask the organisation.',
  'pairing.wrongTime':
    'What this endpoint says of itself is older than what is known of it already, or dated far in the future. Nothing was changed. Check the date of this computer; if it is right, ask the organisation.',
} as const;

type PairingTexts = Readonly<Record<keyof typeof pairingEn, string>>;

export const pairingZhHans: PairingTexts = {
  'pairing.hint':
    '由接收举报的机构提供：一个地址，例如 https://reports.example.org；或以“plaint:”开头的链接，链接中还含有识别该接收端的密钥指纹。',
  'pairing.otherKey':
    '该接收端的密钥与链接中的不一致，可能有人冒充它。未作任何更改；请向该机构核实。',
  'pairing.wrongTime':
    '该接收端提供的信息早于已知的信息，或其日期远在将来。未作任何更改。请检查本机日期；如日期无误，请向该机构核实。',
};

export const pairingZhHant: PairingTexts = {
  'pairing.hint':
    '由接收舉報的機構提供：一個網址，例如 https://reports.example.org；或以「plaint:」開頭的連結，連結中還含有辨識該接收端的金鑰指紋。',
  'pairing.otherKey':
    '該接收端的金鑰與連結中的不一致，可能有人冒充它。未作任何變更；請向該機構查證。',
  'pairing.wrongTime':
    '該接收端提供的資訊早於已知的資訊，或其日期遠在將來。未作任何變更。請檢查本機日期；如日期無誤，請向該機構查證。',
};
