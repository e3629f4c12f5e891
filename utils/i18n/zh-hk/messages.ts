import type { Messages } from '../messages.ts';

/** Texts that Hong Kong and Macau say otherwise, beyond their words in `terms.ts`. */
export const zhHkMessages: Partial<Messages> = {
  'casebook.case.recheck.hint':
    '被舉報的連結會在您自己瀏覽器的分頁中開啟（帶着您在該站的登入狀態），且僅限您允許的網站。',
};
