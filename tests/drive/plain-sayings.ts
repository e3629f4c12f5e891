export const SAYINGS = [
  'The lantern is out again.',
  'It burns, come and see.',
  'Then who put it out?',
] as const;

/** A discussion with neither times nor names, so that nothing but a profile tells that these are posts. */
export const SAYINGS_PAGE = `<!doctype html><meta charset="utf-8"><title>Lanterns</title><main>${SAYINGS.map(
  (words, at) =>
    `<p class="say" id="s${at}"><q>${words}</q> <a class="here" href="/say/${at}">#</a></p>`,
).join('')}</main>`;

export const SAYINGS_PROFILE = {
  id: 'plain-sayings',
  hosts: ['pages.localhost'],
  post: 'p.say',
  text: 'q',
  permalink: '.here',
};
