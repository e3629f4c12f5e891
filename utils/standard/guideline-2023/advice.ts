import type { Hint, Standard } from '../schema.ts';
import { text } from '../text.ts';
import { enterpriseCategories } from './categories/enterprise.ts';

/** Things that the form warns of. They are never a reason to refuse a report. */
export const warnings: readonly Hint[] = [
  {
    id: 'link-only',
    when: { flag: ['link-only'] },
    text: text(
      'Send the address only. Do not save, copy or forward such images: that can harm the child again and be an offence.',
      '仅提交链接。请勿保存、复制或转发此类影像，否则可能再次伤害孩子，甚至违法。',
      '僅提交連結。請勿儲存、複製或轉傳此類影像，否則可能再次傷害孩子，甚至違法。',
    ),
  },
  {
    id: 'danger',
    when: { flag: ['danger'] },
    text: text(
      'If somebody is in danger now, call the police first. A report is not read at once.',
      '如有人正面临危险，请先报警。举报不会即时有人查看。',
      '如有人正面臨危險，請先報警。舉報不會即時有人查看。',
    ),
  },
  {
    id: 'threat',
    when: { category: ['cyber-violence.threat', 'minor-harm.threat'] },
    text: text(
      'A serious threat also belongs to the police.',
      '严重威胁请同时报警。',
      '嚴重威脅請同時報警。',
    ),
  },
  {
    id: 'anonymous-reply',
    when: { flag: ['anonymous'] },
    text: text(
      'You will be reached through this extension only: keep the query code.',
      '匿名举报只能通过本扩展接收结果，请保存查询码。',
      '匿名舉報只能透過本擴充功能接收結果，請保存查詢碼。',
    ),
  },
  {
    id: 'leak-not-repeated',
    when: { category: ['personal-data-leak', 'enterprise-secret'] },
    text: text(
      'Do not repeat the leaked data; what you quote is masked.',
      '请勿复述被泄露的信息；引用内容会自动遮盖。',
      '請勿複述被洩露的資訊；引用內容會自動遮蓋。',
    ),
  },
  {
    id: 'zone-for-enterprises',
    when: {
      category: enterpriseCategories.map((category) => category.id),
      affected: ['self', 'child', 'represented', 'someone-else', 'group'],
    },
    text: text(
      'The enterprise zone is for the enterprise itself or its agent. If you report for it, choose “An enterprise”.',
      '涉企专区由企业或其代理人使用。代表企业举报的，受害方请选择“企业”。',
      '涉企專區由企業或其代理人使用。代表企業舉報的，受害方請選擇「企業」。',
    ),
  },
];

/** Where another category would serve the report better. */
export const betterCategories: Standard['betterCategories'] = [
  {
    when: { category: ['insult'], element: ['why-false'] },
    category: 'defamation',
    reason: text(
      'You say that a statement is false: that is defamation.',
      '您主张内容不实，更接近诽谤。',
      '您主張內容不實，更接近誹謗。',
    ),
  },
  {
    when: {
      category: ['defamation', 'insult', 'portrait', 'personal-data-leak'],
      affected: ['child'],
    },
    category: 'minor-harm',
    reason: text(
      'A child is affected: harm to a minor is handled first.',
      '涉及孩子，按侵害未成年人优先办理。',
      '涉及孩子，按侵害未成年人優先辦理。',
    ),
  },
  {
    when: { category: ['defamation'], affected: ['enterprise'] },
    category: 'enterprise-rumour',
    reason: text(
      'An enterprise is affected: the enterprise zone calls this a rumour.',
      '涉及企业，对应涉企专区的“谣言”。',
      '涉及企業，對應涉企專區的「謠言」。',
    ),
  },
  {
    when: { category: ['insult'], affected: ['enterprise'] },
    category: 'enterprise-insult',
    reason: text(
      'An enterprise is affected: the enterprise zone has its own category.',
      '涉及企业，涉企专区有对应类型。',
      '涉及企業，涉企專區有對應類型。',
    ),
  },
  {
    when: { category: ['impersonation'], affected: ['enterprise'] },
    category: 'enterprise-look-alike',
    reason: text(
      'An enterprise is imitated: that is a look-alike.',
      '被仿冒的是企业，对应“仿冒”。',
      '被仿冒的是企業，對應「仿冒」。',
    ),
  },
  {
    when: { category: ['insult', 'defamation'], element: ['linked-accounts'] },
    category: 'cyber-violence',
    reason: text(
      'Several accounts take part: the cyber-violence channel is faster.',
      '多个账号参与，网络暴力通道更快。',
      '多個帳號參與，網絡暴力通道更快。',
    ),
  },
];
