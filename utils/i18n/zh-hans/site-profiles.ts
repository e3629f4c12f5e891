import type { siteProfilesEn } from '../en/site-profiles.ts';
import type { WordsOf } from '../words-of.ts';

export const siteProfilesZhHans: WordsOf<typeof siteProfilesEn> = {
  'siteProfiles.title': '网站识别规则',
  'siteProfiles.why':
    '举证 Plaint 按页面的结构找出讨论中的每一条内容。有些网站这样找不到，就需要一条规则，说明其网页上哪些部分是内容，以及其中的作者、时间、正文和链接在哪里。',
  'siteProfiles.harmless':
    '规则只是几个 CSS 选择器，别无其他：它不能运行代码，除了您要保存的网页，什么也接触不到。',
  'siteProfiles.own': '您的规则',
  'siteProfiles.own.none': '您还没有添加。',
  'siteProfiles.own.order': '同一网站使用排在最前的一条；您的规则先于举证 Plaint 自带的规则。',
  'siteProfiles.builtIn': '举证 Plaint 自带的规则',
  'siteProfiles.add': '添加规则',
  'siteProfiles.json': 'JSON 格式的规则',
  'siteProfiles.json.hint': '一条规则，或由多条组成的数组。写法可参看下面举证 Plaint 自带的规则。',
  'siteProfiles.button': '添加',
  'siteProfiles.file': '选择文件…',
  'siteProfiles.added': '已添加：{names}',
  'siteProfiles.replaced': '已有同名规则，现已替换：{names}',
  'siteProfiles.refused': '未添加；问题见下方说明。',
  'siteProfiles.refused.text': '没有添加任何规则',
  'siteProfiles.refused.file': '没有从“{name}”添加任何规则',
  'siteProfiles.more': '另有 {count} 处。',
  'siteProfiles.failed': '未能保存（{code}）。没有任何改动。',
  'siteProfiles.where': '第 {number} 条的 {field}',
  'siteProfiles.where.whole': '第 {number} 条',
  'siteProfiles.where.only': '规则',
  'siteProfiles.problem.empty': '其中没有规则。',
  'siteProfiles.problem.too-large': '内容超过了 {size}。',
  'siteProfiles.problem.too-many': { other: '这样规则会超过 {count} 条。' },
  'siteProfiles.problem.not-json': '第 {line} 行第 {column} 列：从这里起不是 JSON。',
  'siteProfiles.problem.not-a-profile': '{where}：须是一个对象，即用花括号括起的内容。',
  'siteProfiles.problem.same-id': '{where}：前面已有一条的 id 也是“{id}”。',
  'siteProfiles.problem.not-a-selector': '{where}：“{selector}”不是此浏览器能识别的 CSS 选择器。',
  'siteProfiles.problem.missing': '{where}：缺少此项。',
  'siteProfiles.problem.unknown': '{where}：没有这一项；可用的只有 {fields}。',
  'siteProfiles.problem.form.id': '{where}：须是 1 至 40 个 a–z、0–9 或“-”，并加引号。',
  'siteProfiles.problem.form.hosts':
    '{where}：须是 1 至 40 个网站域名的列表，例如 ["forum.example.org"]。',
  'siteProfiles.problem.form.host':
    '{where}：须是网站域名，例如 "forum.example.org"：使用小写，不带 https:// 和路径。',
  'siteProfiles.problem.form.selector': '{where}：须是 1 至 400 个字符的 CSS 选择器，并加引号。',
};
