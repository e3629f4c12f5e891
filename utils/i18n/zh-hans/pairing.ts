import type { pairingEn } from '../en/pairing.ts';
import type { WordsOf } from '../words-of.ts';

export const pairingZhHans: WordsOf<typeof pairingEn> = {
  'pairing.hint':
    '由接收举报的机构提供：一个地址，例如 https://reports.example.org；或以“plaint:”开头的链接，链接中还含有识别该接收端的密钥指纹。',
  'pairing.otherKey':
    '该接收端的密钥与链接中的不一致，可能有人冒充它。未作任何更改；请向该机构核实。',
  'pairing.wrongTime':
    '该接收端提供的信息早于已知的信息，或其日期远在将来。未作任何更改。请检查本机日期；如日期无误，请向该机构核实。',
};
