import type { Messages } from '../messages.ts';

/** Texts that Taiwan says otherwise, beyond its words in `terms.ts`. */
export const zhTwMessages: Partial<Messages> = {
  'export.kind.police': '移送警察機關資料包（zip）',
};
