import { createRequire } from 'node:module';
import { join } from 'node:path';
import { answersTo, rootsOf } from './branches.ts';
import { type Conversation, NOW_MS, type Said } from './conversation.ts';
import type { Software } from './software.ts';
import { truthOf } from './truth.ts';

type Make = (type: unknown, properties?: object | null, ...children: unknown[]) => unknown;

interface Kit {
  /** The named part of what a package exports, `Comment.Group` of it and so on. */
  part(path: string): unknown;
  readonly make: Make;
}

/**
 * The comments of a component library, as its server rendering writes them. Sites of many makers are built
 * so.
 */
function reactKit(
  name: string,
  module: string,
  { time = 'instant', isNested = false }: { time?: 'instant' | 'age'; isNested?: boolean },
  build: (kit: Kit, conversation: Conversation) => unknown,
): Software {
  const packages = [module, 'react', 'react-dom'];
  return {
    name,
    from: 'npm',
    packages,
    async render(conversation, folder) {
      const load = createRequire(join(folder, 'package.json'));
      const { createElement } = load('react') as { createElement: Make };
      const { renderToStaticMarkup } = load('react-dom/server') as {
        renderToStaticMarkup(tree: unknown): string;
      };
      const exported: unknown = load(module);
      const kit: Kit = {
        part: (path) => path.split('.').reduce(member, exported),
        make: createElement,
      };
      const body = renderToStaticMarkup(build(kit, conversation));
      const { language, title } = conversation;
      return {
        html: `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${title}</title><body><header><a href="/">Village</a></header><main><h1>${title}</h1>${body}</main></body></html>`,
        posts: truthOf(conversation, { time, isNested }),
      };
    },
  };
}

function member(holder: unknown, key: string): unknown {
  return (typeof holder === 'object' && holder !== null) || typeof holder === 'function'
    ? Reflect.get(holder, key)
    : undefined;
}

function age(ms: number, language: string): string {
  const format = new Intl.RelativeTimeFormat(language);
  const hours = Math.floor((NOW_MS - ms) / 3_600_000);
  return hours < 24 ? format.format(-hours, 'hour') : format.format(-Math.floor(hours / 24), 'day');
}

const dayAndTime = (ms: number): string =>
  new Date(ms).toISOString().slice(0, 16).replace('T', ' ');

function semanticComments({ part, make }: Kit, { said, language }: Conversation): unknown {
  const group = (posts: readonly Said[]): unknown =>
    posts.length === 0 ? null : make(part('Comment.Group'), { key: 'answers' }, posts.map(one));
  const one = (post: Said): unknown =>
    make(
      part('Comment'),
      { key: post.id },
      make(part('Comment.Avatar'), { src: '/face.png' }),
      make(
        part('Comment.Content'),
        null,
        make(part('Comment.Author'), { as: 'a' }, post.author),
        make(part('Comment.Metadata'), null, make('span', null, age(post.ms, language))),
        make(part('Comment.Text'), null, post.text),
        make(part('Comment.Actions'), null, make(part('Comment.Action'), null, 'Reply')),
      ),
      group(answersTo(post, said)),
    );
  return make(part('Comment.Group'), { threaded: true }, rootsOf(said).map(one));
}

function arcoComments({ part, make }: Kit, { said, language }: Conversation): unknown {
  const one = (post: Said): unknown =>
    make(
      part('Comment'),
      {
        key: post.id,
        author: post.author,
        avatar: '/face.png',
        content: make('div', null, post.text),
        datetime: age(post.ms, language),
        actions: [
          make('button', { key: 'like' }, post.id % 5),
          make('button', { key: 'reply' }, 'Reply'),
        ],
      },
      answersTo(post, said).map(one),
    );
  return make('div', null, rootsOf(said).map(one));
}

function tdesignComments({ part, make }: Kit, { said }: Conversation): unknown {
  const one = (post: Said): unknown => {
    const answers = answersTo(post, said);
    return make(part('Comment'), {
      key: post.id,
      author: post.author,
      avatar: '/face.png',
      content: post.text,
      datetime: dayAndTime(post.ms),
      actions: ['Like', 'Reply'],
      reply: answers.length === 0 ? undefined : make('div', null, answers.map(one)),
    });
  };
  return make('div', null, rootsOf(said).map(one));
}

function chatMessages({ part, make }: Kit, { said }: Conversation): unknown {
  const one = (post: Said): unknown =>
    make(
      part('Message'),
      {
        key: post.id,
        model: {
          message: post.text,
          direction: 'incoming',
          position: 'single',
          sender: post.author,
          type: 'text',
        },
      },
      make(part('Message.Header'), { sender: post.author, sentTime: dayAndTime(post.ms) }),
    );
  return make('div', { className: 'cs-message-list' }, said.map(one));
}

export const reactKits: readonly Software[] = [
  reactKit(
    'Semantic UI comments',
    'semantic-ui-react',
    { time: 'age', isNested: true },
    semanticComments,
  ),
  reactKit(
    'Arco comments',
    '@arco-design/web-react',
    { time: 'age', isNested: true },
    arcoComments,
  ),
  reactKit('TDesign comments', 'tdesign-react', { isNested: true }, tdesignComments),
  reactKit('chatscope messages', '@chatscope/chat-ui-kit-react', {}, chatMessages),
];
