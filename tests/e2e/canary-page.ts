/** Words that stand nowhere else: what the site shows, and what the reporter writes. */
export const TITLE = 'Quincunx lantern circle';
export const ADDRESS = 'quincunx-thread-7731';
export const PASSAGE = 'Brindlewick is a liar and a thief.';
export const CONTACT = 'brindlewick@example.org';
export const WORDS = [TITLE, ADDRESS, PASSAGE, CONTACT];

/** Kept by no cache, so that what is found of it was kept by somebody else. */
export const CANARY_PAGE = {
  body: `<!doctype html><meta charset=utf-8><title>${TITLE}</title><article><p>${PASSAGE}</p></article>`,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
};
