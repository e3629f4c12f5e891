import { text } from '../../text.ts';
import type { Words } from '../named.ts';
import { laws } from './laws.ts';

/** Summaries, not quotations: whoever relies on a law reads its text. */
const summaries: Readonly<Record<string, Words>> = {
  'civil-code-1014': [
    'Nobody may infringe another’s name by interference, misappropriation or impersonation.',
    '任何组织或者个人不得以干涉、盗用、假冒等方式侵害他人的姓名权或者名称权。',
    '任何組織或者個人不得以干涉、盜用、假冒等方式侵害他人的姓名權或者名稱權。',
  ],
  'civil-code-1019': [
    'A portrait may not be defaced or forged, nor used without consent unless the law allows it.',
    '不得丑化、污损或伪造他人肖像；除法律另有规定外，未经同意不得使用。',
    '不得醜化、污損或偽造他人肖像；除法律另有規定外，未經同意不得使用。',
  ],
  'civil-code-1024': [
    'Everybody has a right of reputation; insult and defamation infringe it.',
    '民事主体享有名誉权，不得以侮辱、诽谤等方式侵害。',
    '民事主體享有名譽權，不得以侮辱、誹謗等方式侵害。',
  ],
  'civil-code-1034': [
    'Privacy and personal information are protected.',
    '自然人的隐私权和个人信息受法律保护。',
    '自然人的隱私權和個人資訊受法律保護。',
  ],
  'civil-code-1195': [
    'A right-holder may notify a network service with preliminary evidence; it must act in time or share the liability.',
    '权利人可附初步证据通知网络服务提供者；其未及时采取必要措施的，对扩大的损害承担连带责任。',
    '權利人可附初步證據通知網絡服務提供者；其未及時採取必要措施的，對擴大的損害承擔連帶責任。',
  ],
  'criminal-law-221': [
    'Inventing and spreading falsehoods that gravely harm a business’s credit is an offence.',
    '捏造并散布虚伪事实，严重损害他人商业信誉、商品声誉的，构成犯罪。',
    '捏造並散布虛偽事實，嚴重損害他人商業信譽、商品聲譽的，構成犯罪。',
  ],
  'criminal-law-246': [
    'Grave public insult and defamation are offences; courts may ask the police to help with evidence of online cases.',
    '公然侮辱或捏造事实诽谤他人，情节严重的构成犯罪；通过网络实施、取证困难的，法院可要求公安机关协助。',
    '公然侮辱或捏造事實誹謗他人，情節嚴重的構成犯罪；透過網絡實施、取證困難的，法院可要求公安機關協助。',
  ],
  'criminal-law-253-1': [
    'Grave cases of selling, providing or stealing personal information are offences.',
    '违规出售、提供或窃取公民个人信息，情节严重的构成犯罪。',
    '違規出售、提供或竊取公民個人資訊，情節嚴重的構成犯罪。',
  ],
  'criminal-law-274': [
    'Extorting property in larger amounts or repeatedly is an offence.',
    '敲诈勒索公私财物，数额较大或者多次实施的，构成犯罪。',
    '敲詐勒索公私財物，數額較大或者多次實施的，構成犯罪。',
  ],
  'public-security': [
    'Public insult, defamation, threats and the spreading of privacy are punished by the police.',
    '公然侮辱、诽谤、威胁他人或散布他人隐私的，由公安机关处罚。',
    '公然侮辱、誹謗、威脅他人或散布他人隱私的，由公安機關處罰。',
  ],
  'pipl-10': [
    'Nobody may unlawfully collect, trade, provide or publish personal information.',
    '任何组织、个人不得非法收集、买卖、提供或者公开他人个人信息。',
    '任何組織、個人不得非法收集、買賣、提供或者公開他人個人資訊。',
  ],
  'minors-protection-77': [
    'Cyberbullying of minors is forbidden; a minor or guardian may notify the service, which must act in time.',
    '禁止对未成年人实施网络欺凌；未成年人及其监护人有权通知网络服务提供者，其应当及时制止。',
    '禁止對未成年人實施網絡欺凌；未成年人及其監護人有權通知網絡服務提供者，其應當及時制止。',
  ],
  'minors-online-26': [
    'Services need ways to warn of, stop and report cyberbullying of minors.',
    '网络产品和服务提供者应当建立网络欺凌的预警预防、识别监测和处置机制。',
    '網絡產品和服務提供者應當建立網絡欺凌的預警預防、識別監測和處置機制。',
  ],
  'cyber-violence-rules': [
    'Services must prevent, stop and answer reports of cyber-violence and protect those hit by it.',
    '网络信息服务提供者应当预防、处置网络暴力信息，受理举报并保护当事人。',
    '網絡資訊服務提供者應當預防、處置網絡暴力資訊，受理舉報並保護當事人。',
  ],
  'online-ecology-6': [
    'Content that incites ethnic hatred or discrimination is forbidden; content that discriminates by region or people is resisted.',
    '禁止煽动民族仇恨、民族歧视的内容，防范和抵制煽动人群歧视、地域歧视的内容。',
    '禁止煽動民族仇恨、民族歧視的內容，防範和抵制煽動人群歧視、地域歧視的內容。',
  ],
  'women-protection-28': [
    'Women’s dignity may not be demeaned through the media or otherwise.',
    '禁止通过大众传播媒介或者其他方式贬低损害妇女人格。',
    '禁止透過大眾傳播媒介或者其他方式貶低損害婦女人格。',
  ],
  'self-media-notice': [
    'Platforms verify, label and sanction accounts that spread rumours or collect negatives.',
    '平台应核验、标注账号，并处置造谣传谣、集纳负面信息等账号。',
    '平台應核驗、標註帳號，並處置造謠傳謠、集納負面資訊等帳號。',
  ],
  'unfair-competition-7': [
    'Confusion by another’s name, site, account or app name is forbidden.',
    '禁止擅自使用他人名称、网站、新媒体账号、应用程序名称等，引人误认。',
    '禁止擅自使用他人名稱、網站、新媒體帳號、應用程式名稱等，引人誤認。',
  ],
  'unfair-competition-10': [
    'Trade secrets are protected.',
    '禁止侵犯商业秘密。',
    '禁止侵犯商業秘密。',
  ],
  'unfair-competition-12': [
    'Nobody may invent or spread false or misleading information that harms a competitor’s reputation, or have others do so.',
    '不得编造、传播或者指使他人编造、传播虚假或误导性信息，损害其他经营者的商誉。',
    '不得編造、傳播或者指使他人編造、傳播虛假或誤導性資訊，損害其他經營者的商譽。',
  ],
};

/** The laws with their summaries, for the writer of a report. */
export const summedUpLaws = laws.map((law) => {
  const summary = summaries[law.id];
  if (summary === undefined) throw new Error(`no summary of ${law.id}`);
  return { ...law, summary: text(...summary) };
});
