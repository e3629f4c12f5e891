import { anyOf } from '../pattern.ts';

/**
 * Phrases that call others to act against somebody: to find, expose, flood, visit or hurt. Data to be read by
 * a person: a match is a reason to look, never a verdict.
 */
export const incitingPhrases: readonly RegExp[] = [
  anyOf(
    [
      '人肉(?:他|她|它|一下|搜索|出来)?|曝光(?:他|她|他们)|挂(?:他|她)(?:出来)?|(?:大家',
      '兄弟们|姐妹们|一起|都)(?:去|来|给我)?(?:冲|骂|举报|围攻|轰炸|刷屏|私信)|冲了(?:他',
      '她)|骂死|弄死|打死|堵(?:他|她)(?:家|门)?|去(?:他|她)(?:家|公司|单位|学校)|(?:求',
      '急求)?扩散|转发扩散|(?:扒|扒出|查)(?:他|她)(?:的)?(?:住址|地址|电话|身份|单位|学校)',
    ],
    'u',
  ),
  /人肉搜索|肉搜|(?:大家|一起)(?:去)?(?:檢舉|出征|洗版|灌爆|罵)|出征|灌爆|公審|起底|擴散/u,
  anyOf(
    [
      String.raw`\b(?:dox+|doxx?(?:ed|ing)?|swat(?:ted|ting)?)\b|\b(?:find out|tell us|post|share`,
      'leak) (?:where (?:he|she|they) (?:lives?|works?)|(?:his|her|their) (?:address|phone',
      String.raw`number|employer|school))\b`,
    ],
    'i',
  ),
  anyOf(
    [
      String.raw`\b(?:let'?s|everyone|everybody|you all|we should) (?:all )?(?:go )?(?:report|spam`,
      String.raw`flood|raid|brigade|message|call|email|attack|harass|ruin|cancel)\b|\bspread (?:this`,
      String.raw`the word)\b|\bmake (?:him|her|them) (?:pay|regret|suffer)\b|\bgo to (?:his|her`,
      String.raw`their) (?:house|home|work|office|school)\b`,
    ],
    'i',
  ),
  anyOf(
    [
      '特定(?:しろ|して|しよう|班)|晒(?:せ|して|そう)|拡散(?:希望|して|しろ|お願い)|凸(?:れ',
      'って|しよう|する)|(?:みんな|皆)で(?:通報|凸|攻撃|叩|荒ら)|叩き潰|追い込(?:め|もう)',
      '住所(?:を)?(?:教え|晒|特定)',
    ],
    'u',
  ),
];
