/**
 * Site profiles that come with the extension. Data only, parsed like those of anybody else: the shape finds
 * posts on ordinary sites, so that one stands here only for what no shape can tell.
 */
export const builtInProfiles: readonly unknown[] = [
  {
    id: 'hacker-news',
    hosts: ['news.ycombinator.com'],
    post: 'tr.athing.comtr',
    author: '.hnuser',
    time: '.age',
    text: '.commtext',
    permalink: '.age a',
  },
  {
    id: 'old-reddit',
    hosts: ['old.reddit.com'],
    post: '.commentarea .thing.comment, #siteTable > .thing.link',
    author: '.tagline .author',
    time: '.tagline time',
    text: '.usertext-body .md',
    permalink: '.bylink',
  },
];
