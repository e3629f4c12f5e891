import { defined } from '../../../../utils/defined.ts';
import { branchOf, rootsOf } from './branches.ts';
import type { Conversation, Said } from './conversation.ts';
import type { Software } from './software.ts';
import { truthOf } from './truth.ts';
import { renderWidget } from './widget-page.ts';

export const ghost: Software = {
  name: 'Ghost comments',
  from: 'npm',
  packages: ['@tryghost/comments-ui'],
  async render(conversation, folder) {
    const html = await renderWidget({
      folder,
      language: conversation.language,
      script: '@tryghost/comments-ui/umd/comments-ui.min.js',
      markup: `<script defer src="/widget.js" data-locale="${conversation.language}" data-ghost-comments="https://comments.example.org/" data-api="https://comments.example.org/ghost/api/content/" data-admin="" data-key="x" data-title="" data-count="true" data-post-id="p7" data-color-scheme="auto" data-avatar-saturation="60" data-accent-color="#336699" data-comments-enabled="all" data-publication="Village"></script>`,
      answer: ({ path }) => {
        if (path.includes('/members/api/comments/counts')) return { p7: conversation.said.length };
        if (path.includes('/members/api/comments/post/')) return listed(conversation);
        if (path.includes('/members/api/member')) return null;
        return path.includes('/settings') ? { settings: { labs: {} } } : undefined;
      },
      shown: '[data-testid="comment-component"], [data-testid="comment-content"]',
      isFramed: true,
    });
    return { html, posts: truthOf(conversation, { isNested: 'roots' }) };
  },
};

function listed({ said }: Conversation): object {
  const roots = rootsOf(said);
  const comments = roots.map((root) => ({
    ...commentOf(root, said),
    replies: branchOf(root, said).map((post) => commentOf(post, said)),
  }));
  const pagination = { page: 1, limit: 20, pages: 1, total: roots.length, next: null, prev: null };
  return { comments, meta: { pagination } };
}

function commentOf(post: Said, said: readonly Said[]): object {
  const parent = post.parent === null ? undefined : said[post.parent];
  return {
    id: String(post.id),
    status: 'published',
    html: `<p>${post.text}</p>`,
    created_at: new Date(post.ms).toISOString(),
    edited_at: null,
    liked: false,
    replies: [],
    count: { likes: post.id % 3, replies: 0 },
    member: {
      id: post.handle,
      uuid: post.handle,
      name: post.author,
      expertise: '',
      avatar_image: '',
    },
    ...(parent?.parent == null
      ? {}
      : { in_reply_to_id: String(parent.id), in_reply_to_snippet: parent.text }),
    ...defined({ parent_id: parent && String(parent.id) }),
  };
}
