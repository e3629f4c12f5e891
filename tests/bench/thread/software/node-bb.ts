import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Conversation, NOW_MS, type Said } from './conversation.ts';
import type { RenderedPage, Software } from './software.ts';
import { truthOf } from './truth.ts';

type Helper = (...values: unknown[]) => string;
interface Benchpress {
  registerHelper(name: string, helper: Helper): void;
  compileRender(template: string, data: object): Promise<string>;
}

/**
 * NodeBB's topic page as one of its themes shows it. The forum's own core is not on npm: its views are left
 * out.
 */
export function nodeBB(theme: 'harmony' | 'persona'): Software {
  return {
    name: `NodeBB, theme ${theme}`,
    from: 'npm',
    packages: [`nodebb-theme-${theme}`, 'benchpressjs'],
    render: (conversation, folder) => renderTopic(conversation, folder, theme),
  };
}

async function renderTopic(
  conversation: Conversation,
  folder: string,
  theme: string,
): Promise<RenderedPage> {
  const benchpress = createRequire(join(folder, 'package.json'))('benchpressjs') as Benchpress;
  const views = join(folder, 'node_modules', `nodebb-theme-${theme}`, 'templates');
  for (const [name, helper] of Object.entries(helpers)) benchpress.registerHelper(name, helper);
  const body = await benchpress.compileRender(
    withPartials(views, 'topic.tpl'),
    topic(conversation),
  );
  const { title, language } = conversation;
  return {
    html: `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${title}</title><body>${filled(body, language)}</body></html>`,
    posts: truthOf(conversation, { isNested: true }),
    leftOut: showsParents(views) ? [] : ['parent'],
  };
}

/**
 * Harmony leaves what a post answers to a view of the core, which is not on npm: then the page cannot tell
 * it.
 */
function showsParents(views: string): boolean {
  const post = withPartials(views, 'partials/topic/post.tpl');
  return post.includes('post/parent');
}

/** A template with the ones it names put in, as NodeBB's build does. Views of the core are empty. */
function withPartials(views: string, name: string): string {
  const path = join(views, name);
  if (!existsSync(path)) return '';
  return readFileSync(path, 'utf8').replace(/<!-- IMPORT (\S+) -->/gu, (_, inner: string) =>
    withPartials(views, inner),
  );
}

/** The ages that NodeBB's page writes into its time elements once it is there. */
function filled(html: string, language: string): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'always' });
  return html.replace(
    /(<span class="timeago[^"]*" title="([^"]+)"[^>]*>)<\/span>/gu,
    (whole, open: string, title: string) => {
      const ms = Date.parse(title);
      if (Number.isNaN(ms)) return whole;
      const hours = Math.floor((NOW_MS - ms) / 3_600_000);
      return `${open}${hours < 24 ? format.format(-hours, 'hour') : format.format(-Math.floor(hours / 24), 'day')}</span>`;
    },
  );
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
const nameOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'username' in value ? asText(value.username) : '';
const iso = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'timestampISO' in value
    ? asText(value.timestampISO)
    : '';

/** What the themes ask of NodeBB's core. A key of a translation is shown as its words. */
const helpers: Readonly<Record<string, Helper>> = {
  tx: (key) => asText(key).replace(/^.*:/u, '').replaceAll('-', ' '),
  txEscape: asText,
  txDisplayname: nameOf,
  renderShortcodeEmoji: asText,
  isoTimeToLocaleString: asText,
  encodeURIComponent: (id) => encodeURIComponent(String(id)),
  generateWrote: (post) => `<span class="timeago" title="${iso(post)}"></span>`,
  buildAvatar: (user, size) =>
    `<span class="avatar avatar-rounded" style="--avatar-size: ${asText(size)}">${nameOf(user).slice(0, 1)}</span>`,
  buildCategoryLabel: () => '<a class="badge" href="/category/1">Village</a>',
};

function topic({ title, said, language }: Conversation): object {
  const posts = said.map((post, index) => ({
    ...postOf(post, index),
    ...parentOf(post.parent === null ? undefined : said[post.parent]),
  }));
  return {
    title,
    posts,
    url: '/topic/7',
    tid: 7,
    config: { relative_path: '', theme: {}, userLang: language, timeagoCutoff: 30 },
    privileges: { 'topics:reply': true },
    widgets: {},
    icons: [],
    category: { name: 'Village' },
    postcount: posts.length,
    author: { username: said[0]?.author },
  };
}

const user = (post: Said) => ({
  username: post.author,
  userslug: post.handle,
  uid: post.handle.length,
  selectedGroups: [],
  custom_profile_info: [],
});

const postOf = (post: Said, index: number) => ({
  pid: post.id,
  index,
  user: user(post),
  content: `<p dir="auto">${post.text}</p>`,
  timestampISO: new Date(post.ms).toISOString(),
  votes: index % 3,
  upvotes: index % 3,
  downvotes: 0,
  editor: {},
  replies: { count: 0, users: [] },
});

const parentOf = (parent: Said | undefined) =>
  parent === undefined
    ? {}
    : {
        toPid: parent.id,
        parent: {
          user: user(parent),
          pid: parent.id,
          content: parent.text,
          timestampISO: new Date(parent.ms).toISOString(),
        },
      };
