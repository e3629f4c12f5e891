import type { pairingEn } from '../en/pairing.ts';
import type { WordsOf } from '../words-of.ts';

export const pairingZhHant: WordsOf<typeof pairingEn> = {
  'pairing.hint':
    '由接收舉報的機構提供：一個網址，例如 https://reports.example.org；或以「plaint:」開頭的連結，連結中還含有辨識該接收端的金鑰指紋。',
  'pairing.otherKey':
    '該接收端的金鑰與連結中的不一致，可能有人冒充它。未作任何變更；請向該機構查證。',
  'pairing.wrongTime':
    '該接收端提供的資訊早於已知的資訊，或其日期遠在將來。未作任何變更。請檢查本機日期；如日期無誤，請向該機構查證。',
};
