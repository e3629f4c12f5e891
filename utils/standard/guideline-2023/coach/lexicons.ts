import type { WordList } from '../../coach/coach-schema.ts';

/** Words and phrases, separated by commas: English, then Chinese in both scripts. */
function lexicon(id: string, english: string, chinese: string): WordList {
  const words = `${english},${chinese}`.split(',').map((word) => word.trim());
  return { id, words };
}

/**
 * Short on purpose: a word stands here only if it rarely means something harmless. A word that is missing
 * costs a suggestion; a word too many teaches people to ignore them.
 */
export const lexicons: readonly WordList[] = [
  lexicon(
    'abuse',
    `
    idiot, moron, scumbag, bastard, bitch, whore, slut, asshole, retard, imbecile,
    human trash, piece of shit, fuck you, go to hell`,
    `
    傻逼, 傻屄, 煞笔, 煞筆, 脑残, 腦殘, 智障, 白痴, 白癡, 贱人, 賤人, 贱货, 賤貨, 婊子,
    人渣, 畜生, 废物, 廢物, 王八蛋, 狗东西, 狗東西, 杂种, 雜種, 狗娘养, 狗娘養, 不要脸,
    不要臉, 臭不要, 去死, 滚出, 滾出, 混蛋, 败类, 敗類`,
  ),
  lexicon(
    'threat',
    `kill you, i know where you live, you will regret, beat you up, watch your back`,
    `弄死你, 杀了你, 殺了你, 砍死, 打断你的腿, 打斷你的腿, 我知道你住, 让你消失, 讓你消失`,
  ),
  lexicon(
    'doxxing',
    `dox, doxx, doxxed, who is this person, find out where`,
    `
    人肉, 扒出来, 扒出來, 起底他, 起底她, 肉搜, 曝光他的, 曝光她的, 住址是, 家住, 手机号是,
    手機號是, 电话是, 電話是, 身份证号, 身分證字號`,
  ),
  lexicon(
    'pile-on',
    `
    everyone report, let us flood, go comment, spread the word, make her famous,
    make him famous`,
    `大家一起骂, 大家一起罵, 去冲, 去衝他, 转发让, 轉發讓, 挂人, 掛人, 网暴, 網暴, 出征`,
  ),
  lexicon(
    'accusation',
    `
    thief, stole, steals, fraud, fraudster, scammer, swindler, liar, cheated, rapist,
    criminal, arrested, took bribes, drug dealer, affair with, was fired for, plagiarised`,
    `
    小偷, 偷了, 偷走, 骗子, 騙子, 诈骗, 詐騙, 骗钱, 騙錢, 小三, 出轨, 出軌, 吸毒, 嫖娼,
    强奸, 強姦, 贪污, 貪污, 受贿, 受賄, 坐过牢, 坐過牢, 被抓, 抄袭, 抄襲, 造假, 包养, 包養`,
  ),
  lexicon(
    'data-offer',
    `
    data for sale, leads for sale, database dump, fullz, phone list for sale,
    look up anyone`,
    `
    代查, 查档, 查檔, 开房记录, 開房紀錄, 四件套, 出售数据, 出售數據, 出售个人信息,
    出售個資, 名单出售, 名單出售, 内部数据, 內部數據, 定位查人, 查手机号, 查手機號`,
  ),
  lexicon(
    'impersonation',
    `fake account, impersonating, pretending to be, not my account, pretends to be`,
    `冒充, 假冒, 仿冒, 冒用, 盗用头像, 盜用頭像, 假账号, 假帳號, 山寨`,
  ),
  lexicon(
    'minor',
    `
    schoolgirl, schoolboy, classmate, my daughter, my son, underage, year-old girl,
    year-old boy`,
    `
    小学生, 小學生, 初中生, 國中生, 高中生, 未成年, 同班同学, 同班同學, 女学生, 女學生,
    班里, 班裡`,
  ),
  lexicon(
    'group-hate',
    `
    subhuman, go back to your country, vermin, do not hire people from,
    all of them are thieves`,
    `
    黑鬼, 支那, 棒子国, 棒子國, 滚回老家, 滾回老家, 地域黑, 低等民族, 母狗, 都是小偷,
    死残废, 死殘廢`,
  ),
  lexicon(
    'business-rumour',
    `bankrupt, insolvent, ponzi, pyramid scheme, shell company, cooked the books, poisonous`,
    `
    跑路, 倒闭, 倒閉, 破产, 破產, 暴雷, 传销, 傳銷, 财务造假, 財務造假, 资金链断裂,
    資金鏈斷裂, 有毒`,
  ),
  lexicon(
    'extortion',
    `pay to delete, removal fee, pay us and we, cooperation fee, annual cooperation`,
    `
    删帖费, 刪文費, 刪帖費, 付费删, 付費刪, 有偿删, 有償刪, 合作费, 合作費, 年度合作,
    公关费, 公關費, 封口费, 封口費`,
  ),
  lexicon(
    'secret',
    `
    confidential, internal only, trade secret, leaked document, unreleased,
    source code leaked`,
    `
    内部文件, 內部文件, 商业秘密, 商業秘密, 机密, 機密, 未公开, 未公開, 图纸泄露, 圖紙洩露,
    源代码泄露, 原始碼外洩`,
  ),
  lexicon(
    'labour-dispute',
    `unpaid wages, severance, dismissed me, my employer owes, overtime pay, labour contract`,
    `
    拖欠工资, 拖欠工資, 欠薪, 讨薪, 討薪, 辞退, 辭退, 劳动合同, 勞動合同, 加班费, 加班費,
    社保, 劳动仲裁, 勞動仲裁`,
  ),
  lexicon(
    'contract-dispute',
    `breach of contract, did not deliver, contract was terminated, penalty clause`,
    `
    违约, 違約, 合同纠纷, 合同糾紛, 合約糾紛, 不履行合同, 解除合同, 解除合約, 定金不退,
    訂金不退`,
  ),
  lexicon(
    'equity-dispute',
    `shareholder dispute, my shares, equity transfer, control of the company`,
    `
    股权纠纷, 股權糾紛, 股权转让, 股權轉讓, 股东纠纷, 股東糾紛, 代持股, 公司控制权,
    公司控制權`,
  ),
  lexicon(
    'property-dispute',
    `inheritance, title deed, my late father left, ownership of the house`,
    `
    遗产, 遺產, 继承权, 繼承權, 房产纠纷, 房產糾紛, 产权纠纷, 產權糾紛, 拆迁款, 拆遷款,
    宅基地`,
  ),
  lexicon(
    'debt-dispute',
    `owes me, unpaid loan, pay me back, promissory note, debtor`,
    `
    欠钱不还, 欠錢不還, 欠款, 老赖, 老賴, 借条, 借條, 还我钱, 還我錢, 借钱不还, 借錢不還,
    债务, 債務`,
  ),
  lexicon(
    'consumer-dispute',
    `refund, warranty, customer service ignored, product broke, money back`,
    `
    退款, 退货, 退貨, 保修, 保固, 质量问题, 品質問題, 售后不, 售後不, 不给退, 不給退,
    消费纠纷, 消費糾紛`,
  ),
  lexicon(
    'opinion',
    `
    in my opinion, i think, i feel that, disappointing, would not recommend, two stars,
    overpriced`,
    `
    我认为, 我認為, 个人觉得, 個人覺得, 我觉得, 我覺得, 不推荐, 不推薦, 不好吃, 体验差,
    體驗差, 性价比, 性價比, 建议改进, 建議改進`,
  ),
];
