import type { Software } from './software.ts';
import { truthOf } from './truth.ts';
import { renderWidget } from './widget-page.ts';

export const disqusJS: Software = {
  name: 'DisqusJS',
  from: 'npm',
  packages: ['disqusjs'],
  async render(conversation, folder) {
    const { said, language, title } = conversation;
    const html = await renderWidget({
      folder,
      language,
      script: 'disqusjs/dist/browser/disqusjs.es2015.umd.min.js',
      markup: '<div id="disqus_thread"></div><script src="/widget.js"></script>',
      start: `const one = new DisqusJS({ shortname: 'village', siteName: 'Village', identifier: '/bus', api: location.origin + '/api/', apikey: 'x', admin: 'village', adminLabel: 'editor' }); one.render(document.getElementById('disqus_thread'))`,
      answer: ({ path }) => {
        if (path.endsWith('/threads/list.json'))
          return {
            code: 0,
            response: [{ id: '7', title, isClosed: false, posts: said.length, likes: 2 }],
          };
        if (!path.includes('/threads/listPostsThreaded')) return undefined;
        return {
          code: 0,
          cursor: { hasNext: false, next: '' },
          response: said.map((post) => ({
            id: String(post.id),
            parent: post.parent === null ? null : said[post.parent]?.id,
            thread: '7',
            forum: 'village',
            author: {
              username: post.handle,
              name: post.author,
              url: '',
              profileUrl: `https://people.example.org/${post.handle}`,
              isAnonymous: false,
              avatar: { cache: 'https://people.example.org/face.png' },
            },
            createdAt: new Date(post.ms).toISOString().slice(0, 19),
            message: `<p>${post.text}</p>`,
            raw_message: post.text,
            media: [],
            likes: 0,
            dislikes: 0,
            isDeleted: false,
            isApproved: true,
            hasMore: false,
          })),
        };
      },
      shown: '.dsqjs-post-content, .dsqjs-post-body',
    });
    return { html, posts: truthOf(conversation, { isNested: true }) };
  },
};
