import type { Software } from './software.ts';
import { truthOf } from './truth.ts';
import { renderWidget } from './widget-page.ts';

export const gitalk: Software = {
  name: 'Gitalk',
  from: 'npm',
  packages: ['gitalk'],
  async render(conversation, folder) {
    const { said, language } = conversation;
    const issue = {
      id: 1,
      number: 7,
      comments: said.length,
      html_url: 'https://git.example.org/7',
      comments_url: 'https://api.example.org/issues/7/comments',
      body: '',
    };
    const html = await renderWidget({
      folder,
      language,
      script: 'gitalk/dist/gitalk.min.js',
      markup: '<div id="gitalk"></div><script src="/widget.js"></script>',
      start: `new Gitalk({ clientID: 'x', clientSecret: 'x', repo: 'bus', owner: 'village', admin: ['village'], id: 'bus', number: 7, language: '${language === 'zh' ? 'zh-CN' : language}', createIssueManually: true }).render('gitalk')`,
      answer: ({ path }) =>
        path.endsWith('/comments')
          ? said.map((post) => ({
              id: post.id,
              body: post.text,
              body_html: `<p>${post.text}</p>`,
              created_at: new Date(post.ms).toISOString(),
              html_url: `https://git.example.org/7#c${post.id}`,
              user: {
                login: post.author,
                avatar_url: '',
                html_url: `https://git.example.org/${post.handle}`,
              },
              reactions: { heart: 0 },
            }))
          : issue,
      shown: '.gt-comment',
    });
    return { html, posts: truthOf(conversation, { time: 'rounded age' }) };
  },
};
