/** What somebody said. `parent` is the place in the list of what it answers. */
export interface Said {
  readonly id: number;
  readonly author: string;
  /** The author's name in addresses. */
  readonly handle: string;
  readonly ms: number;
  readonly text: string;
  readonly parent: number | null;
}

export interface Conversation {
  readonly language: 'en' | 'zh' | 'ja';
  readonly title: string;
  readonly said: readonly Said[];
}

/** When every page of this bench is read. */
export const NOW_MS = Date.parse('2026-03-18T07:00:00Z');

const FIRST_MS = Date.parse('2026-03-12T06:20:00Z');
const STEP_MS = 14 * 3_600_000 + 7 * 60_000;
/** The fourth answers an answer, so that there are three levels. */
const PARENTS = [null, 0, 0, 1, null, 4, null, 6, 6] as const;

const words = {
  en: {
    title: 'The bus stop on Mill Lane was moved overnight',
    names: ['Otter Ferry', 'plainrope', 'Hazel Dunmore', 'quiet_kettle', 'Ferris K.', 'mosslight'],
    texts: [
      'They moved the stop two hundred metres down the hill and nobody on the lane was told beforehand.',
      'My mother cannot walk that far with her shopping. I have written to the council twice this week already.',
      'It was in the minutes of the January meeting, page four, although I admit the notice was easy to miss.',
      'Page four of a file that is not on the website is not a notice.',
      'Does anyone have a photo of the old sign? The operator says that there never was a stop here.',
      'I took one last summer by chance, the sign is behind the two cyclists. Shall I post it here or send it?',
      'Drivers still halt at the old place if you wave, at least the morning ones do.',
      'Mine drove past me on Tuesday and again on Thursday, so do not count on it.',
      'Please all write your own letter. Ten of the same one go into a single folder.',
    ],
  },
  zh: {
    title: '磨坊巷的公交站一夜之间被挪走了',
    names: ['渡口水獭', '麻绳一根', '榛子路', '安静的水壶', '费老三', '苔上灯'],
    texts: [
      '站牌被挪到坡下两百米的地方，巷子里的人事先谁也没有收到通知。',
      '我妈提着菜走不了那么远，这个星期我已经给镇上写了两封信。',
      '一月的会议记录第四页写着，不过我承认那张公告确实很容易漏看。',
      '网站上根本找不到的文件，写在第四页也不能算通知。',
      '谁有旧站牌的照片？公交公司说这里从来没有设过站。',
      '去年夏天碰巧拍到过一张，站牌在两个骑车的人后面。是发在这里还是私下发给你？',
      '早班的司机看到有人招手还是会在老地方停一下。',
      '周二和周四都从我面前开过去了，所以别指望这个。',
      '请大家各写各的信，十封一样的信只会被放进同一个文件夹。',
    ],
  },
  ja: {
    title: '水車通りのバス停が一晩で移された',
    names: ['渡し場かわうそ', '荒縄', 'はしばみ', '静かなやかん', 'フェリス', '苔あかり'],
    texts: [
      'バス停が坂の下へ二百メートル移されましたが、通りの住民には何の知らせもありませんでした。',
      '母は買い物袋を持ってあそこまで歩けません。今週だけで町役場に二度手紙を書きました。',
      '一月の議事録の四ページに載っていました。確かに見落としやすい書き方でしたが。',
      'ホームページに載っていない書類の四ページは、知らせとは言えません。',
      '古い標識の写真を持っている人はいませんか。会社はここに停留所は無かったと言っています。',
      '去年の夏に偶然撮りました。自転車の二人の後ろに写っています。ここに載せましょうか。',
      '朝の運転手さんは手を振れば今でも元の場所で止まってくれますよ。',
      '火曜日も木曜日も目の前を通り過ぎて行ったので、当てにしないほうがいいです。',
      '手紙はそれぞれ自分の言葉で書いてください。同じ文面は一つの束にされるだけです。',
    ],
  },
} as const;

/** The same made-up conversation in one language: nine posts, six people, three levels. */
export function makeConversation(language: Conversation['language']): Conversation {
  const { title, names, texts } = words[language];
  const said = texts.map((text, place): Said => {
    const person = (place * 5) % names.length;
    return {
      id: 4_100 + place * 3,
      author: names[person] ?? '',
      handle: `person-${person + 1}`,
      ms: FIRST_MS + place * STEP_MS,
      text,
      parent: PARENTS[place] ?? null,
    };
  });
  return { language, title, said };
}
