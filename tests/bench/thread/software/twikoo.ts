import { branchOf, rootsOf } from './branches.ts';
import type { Conversation, Said } from './conversation.ts';
import type { Software } from './software.ts';
import { truthOf } from './truth.ts';
import { renderWidget } from './widget-page.ts';

export const twikoo: Software = {
  name: 'Twikoo',
  from: 'npm',
  packages: ['twikoo'],
  async render(conversation, folder) {
    const html = await renderWidget({
      folder,
      language: conversation.language,
      script: 'twikoo/dist/twikoo.all.min.js',
      markup: '<div id="twikoo"></div><script src="/widget.js"></script>',
      start: `twikoo.init({ envId: location.origin + '/api', el: '#twikoo', path: '/bus', lang: '${locale[conversation.language]}' })`,
      answer: ({ body }) => {
        const { event } = (body === '' ? {} : JSON.parse(body)) as { event?: string };
        if (event === 'COMMENT_GET') return listed(conversation);
        return event === 'GET_CONFIG'
          ? { code: 0, config: { SITE_NAME: 'Village', SHOW_EMOTION: 'false' } }
          : { code: 0 };
      },
      shown: '.tk-comment .tk-content',
    });
    return { html, posts: truthOf(conversation, { isNested: true }) };
  },
};

const locale = { en: 'en', zh: 'zh-CN', ja: 'ja' } as const;

function listed({ said }: Conversation): object {
  const roots = rootsOf(said);
  const data = roots.map((root) => ({
    ...commentOf(root, said),
    replies: branchOf(root, said).map((post) => commentOf(post, said)),
  }));
  return { code: 0, data, more: false, count: said.length };
}

const commentOf = (post: Said, said: readonly Said[]) => ({
  id: String(post.id),
  nick: post.author,
  mailMd5: post.handle,
  avatar: 'https://people.example.org/face.png',
  link: `https://people.example.org/${post.handle}`,
  comment: `<p>${post.text}</p>`,
  os: 'Linux',
  browser: 'Firefox 140',
  master: false,
  like: post.id % 3,
  liked: false,
  replies: [],
  rid: post.parent === null ? '' : String(said[post.parent]?.id),
  pid: post.parent === null ? '' : String(said[post.parent]?.id),
  ruser: post.parent === null ? null : said[post.parent]?.author,
  isSpam: false,
  created: post.ms,
  updated: post.ms,
});
