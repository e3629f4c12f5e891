import { artalk } from './artalk.ts';
import { disqusJS } from './disqus-js.ts';
import { fossil } from './fossil.ts';
import { ghost } from './ghost.ts';
import { gitalk } from './gitalk.ts';
import { ikiwiki } from './ikiwiki.ts';
import { ircLog } from './irc-log.ts';
import { nodeBB } from './node-bb.ts';
import { publicInbox } from './public-inbox.ts';
import { reactKits } from './react-kits.ts';
import type { Software } from './software.ts';
import { twikoo } from './twikoo.ts';
import { waline } from './waline.ts';
import { wordPress } from './wordpress.ts';

export const allSoftware: readonly Software[] = [
  nodeBB('harmony'),
  nodeBB('persona'),
  waline,
  artalk,
  twikoo,
  gitalk,
  disqusJS,
  ghost,
  ...reactKits,
  fossil,
  ikiwiki,
  publicInbox,
  ircLog,
  wordPress,
];

/** The exact versions from npm: the markup, and so the scores, are those of these. */
export const npmPackages: Readonly<Record<string, string>> = {
  '@arco-design/web-react': '2.66.16',
  '@chatscope/chat-ui-kit-react': '2.1.1',
  '@tryghost/comments-ui': '1.6.324',
  '@waline/client': '3.15.2',
  artalk: '2.9.1',
  benchpressjs: '2.5.5',
  disqusjs: '3.2.1',
  gitalk: '1.8.0',
  'nodebb-theme-harmony': '3.3.4',
  'nodebb-theme-persona': '15.3.3',
  react: '18.3.1',
  'react-dom': '18.3.1',
  'semantic-ui-react': '2.1.5',
  'tdesign-react': '1.18.2',
  twikoo: '1.7.9',
};
