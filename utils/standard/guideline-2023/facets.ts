import type { Facet } from '../schema.ts';
import { text } from '../text.ts';
import { optional, required } from './elements/fields.ts';
import type { Words } from './named.ts';

function facet(id: string, name: Words, explanation: Words, rest: Partial<Facet> = {}): Facet {
  return {
    id,
    name: text(...name),
    explanation: text(...explanation),
    flags: [],
    elements: [],
    ...rest,
  };
}

/** Where content appears (A11b, A11c). */
export const surfaces: readonly Facet[] = [
  facet(
    'page',
    ['Web page', '网页', '網頁'],
    ['An article or a page of a site.', '文章或网站页面。', '文章或網站頁面。'],
  ),
  facet(
    'post',
    ['Post', '帖文', '貼文'],
    ['One post of an account.', '账号发布的单篇内容。', '帳號發布的單篇內容。'],
  ),
  facet(
    'comment',
    ['Comment', '评论', '評論'],
    ['A comment or reply.', '评论、跟帖或回复。', '評論、跟帖或回覆。'],
  ),
  facet(
    'topic',
    ['Topic', '话题', '話題'],
    ['A topic or hashtag.', '话题或标签。', '話題或標籤。'],
  ),
  facet(
    'live',
    ['Live stream', '直播', '直播'],
    ['A live stream; the time is what locates it.', '直播须凭时间段定位。', '直播須憑時間段定位。'],
    { elements: [required('interval')] },
  ),
  facet(
    'short-video',
    ['Video', '短视频', '短影片'],
    ['A video or short video.', '视频或短视频。', '影片或短影片。'],
    { elements: [optional('interval')] },
  ),
  facet(
    'group',
    ['Group', '群组', '群組'],
    ['A group, circle or channel.', '群组、圈子或频道。', '群組、圈子或頻道。'],
  ),
  facet(
    'account',
    ['Account', '账号', '帳號'],
    [
      'A whole account: name, picture, profile.',
      '账号的名称、头像、简介等。',
      '帳號的名稱、頭像、簡介等。',
    ],
  ),
  facet(
    'search',
    ['Search results', '搜索结果', '搜尋結果'],
    [
      'What a search service shows; kept apart from the page it leads to.',
      '搜索服务展示的内容，与其指向的网页分开记录。',
      '搜尋服務展示的內容，與其指向的網頁分開記錄。',
    ],
    {
      elements: [
        required('search-query'),
        required('search-engine'),
        required('search-part'),
        optional('search-rank'),
        optional('search-target'),
      ],
    },
  ),
];

const contact = required('contact', { withoutFlag: ['anonymous'] });
const care = optional('special-group');

/** For whom a report speaks. */
export const affected: readonly Facet[] = [
  facet(
    'self',
    ['Me', '本人', '本人'],
    ['I am the person harmed.', '被侵害的是我本人。', '被侵害的是我本人。'],
    { elements: [contact, care] },
  ),
  facet(
    'child',
    ['A child in my care', '我监护的孩子', '我監護的孩子'],
    [
      'Somebody under 18 whom I am responsible for.',
      '由我监护或照管的未成年人。',
      '由我監護或照管的未成年人。',
    ],
    { flags: ['minor'], elements: [required('guardian-relation'), contact] },
  ),
  facet(
    'represented',
    ['Somebody I act for', '委托我的人', '委託我的人'],
    ['I act with their authorisation.', '我已获得对方授权。', '我已獲得對方授權。'],
    { elements: [required('name'), required('contact'), care] },
  ),
  facet(
    'someone-else',
    ['Somebody else', '其他人', '其他人'],
    ['I saw it happen to somebody.', '我看到他人受到侵害。', '我看到他人受到侵害。'],
    { elements: [contact, care] },
  ),
  facet(
    'group',
    ['A group of people', '某一群体', '某一群體'],
    ['A group, not one person.', '受侵害的是群体而非个人。', '受侵害的是群體而非個人。'],
    { elements: [contact] },
  ),
  facet(
    'enterprise',
    ['An enterprise', '企业', '企業'],
    [
      'An enterprise, or its people in that role.',
      '企业，或因其身份受侵害的企业家。',
      '企業，或因其身分受侵害的企業家。',
    ],
    {
      flags: ['enterprise'],
      elements: [
        required('enterprise-name'),
        required('enterprise-code', { withoutElement: ['registration-elsewhere'] }),
        optional('registration-elsewhere'),
        required('enterprise-role'),
        optional('enterprise-kind'),
        required('name'),
        required('contact'),
        required('declaration'),
      ],
    },
  ),
];
