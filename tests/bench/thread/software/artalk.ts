import { rootsOf } from './branches.ts';
import type { Conversation } from './conversation.ts';
import type { Software } from './software.ts';
import { truthOf } from './truth.ts';
import { renderWidget } from './widget-page.ts';

export const artalk: Software = {
  name: 'Artalk',
  from: 'npm',
  packages: ['artalk'],
  async render(conversation, folder) {
    const html = await renderWidget({
      folder,
      language: conversation.language,
      script: 'artalk/dist/Artalk.iife.js',
      markup: '<div id="artalk"></div><script src="/widget.js"></script>',
      start: `Artalk.init({ el: '#artalk', server: location.origin, site: 'Village', pageKey: '/bus', useBackendConf: false, locale: '${conversation.language === 'zh' ? 'zh-CN' : 'en'}' })`,
      answer: ({ path }) =>
        path.endsWith('/comments') ? listed(conversation) : { count: 0, notifies: [] },
      shown: '.atk-comment',
    });
    // Ages are shown, and the instants are in `datetime`.
    return { html, posts: truthOf(conversation, { isNested: true }) };
  },
};

function listed({ said }: Conversation): object {
  const comments = said.map((post) => ({
    id: post.id,
    content: post.text,
    content_marked: `<p>${post.text}</p>`,
    nick: post.author,
    email_encrypted: post.handle,
    link: `https://people.example.org/${post.handle}`,
    rid: post.parent === null ? 0 : (said[post.parent]?.id ?? 0),
    ua: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    date: new Date(post.ms).toISOString().slice(0, 19).replace('T', ' '),
    is_collapsed: false,
    is_pending: false,
    is_pinned: false,
    is_verified: false,
    is_allow_reply: true,
    page_key: '/bus',
    visible: true,
    site_name: 'Village',
    vote_up: post.id % 3,
    vote_down: 0,
    user_id: post.id,
  }));
  return {
    comments,
    count: said.length,
    roots_count: rootsOf(said).length,
    page: {
      id: 1,
      key: '/bus',
      title: 'Bus stop',
      url: '/bus',
      site_name: 'Village',
      vote_up: 0,
      vote_down: 0,
      pv: 3,
      admin_only: false,
    },
  };
}
