import { branchOf, rootsOf } from './branches.ts';
import type { Conversation, Said } from './conversation.ts';
import type { Software } from './software.ts';
import { truthOf } from './truth.ts';
import { renderWidget } from './widget-page.ts';

export const waline: Software = {
  name: 'Waline',
  from: 'npm',
  packages: ['@waline/client'],
  async render(conversation, folder) {
    const html = await renderWidget({
      folder,
      language: conversation.language,
      script: '@waline/client/dist/waline.umd.js',
      markup: '<div id="waline"></div><script src="/widget.js"></script>',
      start: `Waline.init({ el: '#waline', serverURL: location.origin, path: '/bus', lang: '${locale[conversation.language]}' })`,
      answer: ({ path }) =>
        path === '/api/comment'
          ? { errno: 0, errmsg: '', data: listed(conversation) }
          : { errno: 0, data: [] },
      shown: '.wl-card-item',
    });
    return { html, posts: truthOf(conversation, { time: 'age', isNested: true }) };
  },
};

const locale = { en: 'en', zh: 'zh-CN', ja: 'jp' } as const;

function listed({ said }: Conversation): object {
  const roots = rootsOf(said);
  const data = roots.map((root) => ({
    ...commentOf(root),
    children: branchOf(root, said).map((post) => ({
      ...commentOf(post),
      pid: said[post.parent ?? 0]?.id,
      rid: root.id,
      reply_user: { nick: said[post.parent ?? 0]?.author, link: '', avatar: '' },
    })),
  }));
  return { page: 1, totalPages: 1, pageSize: 10, count: said.length, data };
}

const commentOf = (post: Said) => ({
  objectId: post.id,
  nick: post.author,
  link: `https://people.example.org/${post.handle}`,
  avatar: 'https://people.example.org/face.png',
  comment: `<p>${post.text}</p>`,
  orig: post.text,
  time: post.ms,
  level: 1,
  like: post.id % 4,
  browser: 'Firefox 140',
  os: 'Linux',
  status: 'approved',
});
