import type { Clue, SuggestionRule } from '../../coach/coach-schema.ts';
import { text } from '../../text.ts';
import type { Words } from '../named.ts';

function rule(category: string, weight: number, when: Clue, why: Words): SuggestionRule {
  return { category, weight, when, why: text(...why) };
}

const leak = (subtype: string, weight: number, when: Clue, why: Words): SuggestionRule =>
  rule(`personal-data-leak.${subtype}`, weight, when, why);

/** Which clue hints at which category, how strongly, and what the coach says about it. */
export const suggestions: readonly SuggestionRule[] = [
  leak('identity-document', 90, { personalData: ['identity-number'] }, [
    'It shows a valid identity number.',
    '内容中有有效的身份证号码。',
    '內容中有有效的身分證號碼。',
  ]),
  leak('financial-account', 85, { personalData: ['bank-card'] }, [
    'It shows a valid bank card number.',
    '内容中有有效的银行卡号。',
    '內容中有有效的銀行卡號。',
  ]),
  leak('home-address', 65, { personalData: ['address'] }, [
    'It shows an address.',
    '内容中有住址。',
    '內容中有住址。',
  ]),
  leak('contact', 60, { personalData: ['phone', 'email'] }, [
    'It shows a phone number or e-mail address.',
    '内容中有电话或邮箱。',
    '內容中有電話或電子郵件。',
  ]),
  leak('whereabouts', 50, { personalData: ['plate'] }, [
    'It shows a number plate.',
    '内容中有车牌号。',
    '內容中有車牌號。',
  ]),
  rule('personal-data-trade', 80, { lexicon: ['data-offer'] }, [
    'It seems to offer personal data.',
    '内容疑似兜售个人信息。',
    '內容疑似兜售個人資訊。',
  ]),
  rule('cyber-violence.doxxing', 55, { lexicon: ['doxxing'] }, [
    'It seems to reveal or search for somebody’s identity.',
    '内容疑似人肉搜索或曝光他人身份。',
    '內容疑似人肉搜索或曝光他人身分。',
  ]),
  rule('cyber-violence.threat', 75, { lexicon: ['threat'] }, [
    'It contains a threat.',
    '内容含有威胁。',
    '內容含有威脅。',
  ]),
  rule('cyber-violence.incitement', 55, { lexicon: ['pile-on'] }, [
    'It calls on others to join in.',
    '内容号召他人参与攻击。',
    '內容號召他人參與攻擊。',
  ]),
  rule('cyber-violence.pile-on', 60, { minAuthors: 5, lexicon: ['abuse', 'threat', 'pile-on'] }, [
    'Many accounts attack the same person.',
    '多个账号攻击同一人。',
    '多個帳號攻擊同一人。',
  ]),
  rule('insult', 60, { lexicon: ['abuse'], enterprise: false }, [
    'It contains abuse.',
    '内容含有辱骂。',
    '內容含有辱罵。',
  ]),
  rule('defamation', 55, { lexicon: ['accusation'], enterprise: false }, [
    'It accuses somebody of a fact that may be false.',
    '内容指称他人有某种行为，可能不实。',
    '內容指稱他人有某種行為，可能不實。',
  ]),
  rule('minor-harm', 40, { lexicon: ['minor'] }, [
    'It may be about somebody under 18.',
    '内容可能涉及未成年人。',
    '內容可能涉及未成年人。',
  ]),
  rule('discrimination', 65, { lexicon: ['group-hate'] }, [
    'It attacks a group of people.',
    '内容攻击特定群体。',
    '內容攻擊特定群體。',
  ]),
  rule('portrait', 45, { trigger: ['image'] }, [
    'You pointed at a picture.',
    '您选择的是一张图片。',
    '您選擇的是一張圖片。',
  ]),
  rule('impersonation', 85, { lookAlike: true, enterprise: false }, [
    'Its name or address closely resembles yours.',
    '其名称或网址与您的高度相似。',
    '其名稱或網址與您的高度相似。',
  ]),
  rule('impersonation', 50, { lexicon: ['impersonation'], enterprise: false }, [
    'It is about an account that poses as somebody.',
    '内容提到冒充他人的账号。',
    '內容提到冒充他人的帳號。',
  ]),
  rule('enterprise-look-alike', 90, { lookAlike: true, enterprise: true }, [
    'Its name or address closely resembles that of your enterprise.',
    '其名称或网址与贵企业高度相似。',
    '其名稱或網址與貴企業高度相似。',
  ]),
  rule('enterprise-rumour', 60, { lexicon: ['business-rumour'], enterprise: true }, [
    'It states something about the business that may be false.',
    '内容对企业经营作出可能不实的陈述。',
    '內容對企業經營作出可能不實的陳述。',
  ]),
  rule('enterprise-rumour', 40, { lexicon: ['accusation'], enterprise: true }, [
    'It accuses the enterprise of a fact that may be false.',
    '内容指称企业有某种行为，可能不实。',
    '內容指稱企業有某種行為，可能不實。',
  ]),
  rule('enterprise-insult.enterprise', 60, { lexicon: ['abuse'], enterprise: true }, [
    'It contains abuse.',
    '内容含有辱骂。',
    '內容含有辱罵。',
  ]),
  rule('enterprise-interference.extortion', 85, { lexicon: ['extortion'] }, [
    'It mentions payment for removal.',
    '内容提到付费删除。',
    '內容提到付費刪除。',
  ]),
  rule('enterprise-secret', 60, { lexicon: ['secret'], enterprise: true }, [
    'It seems to show internal information.',
    '内容疑似内部信息。',
    '內容疑似內部資訊。',
  ]),
];
