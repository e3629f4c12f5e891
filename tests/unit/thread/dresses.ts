/** What one and the same kind of page is dressed in: other names, words and ways to tell the time. */
export interface Dress {
  readonly lang: string;
  /** Class names, without a meaning. */
  readonly item: string;
  readonly part: string;
  readonly people: readonly string[];
  readonly words: readonly string[];
  readonly reply: string;
  readonly joined: string;
  /** What stands before a name. */
  readonly by: string;
  /** A label of depth for who has the page read to them. */
  readonly level: (depth: number) => string;
}

export const dresses: readonly Dress[] = [
  {
    lang: 'en',
    item: 'gx1',
    part: 'kk',
    people: ['Ann Lee', 'Bo Ray', 'Cyd', 'Dan Poe', 'Eve'],
    words: [
      'I saw the poster on the gate this morning.',
      'No way, who put it there in the night?',
      'The same people as last time, I think so.',
      'Take it down and keep a photo of it, please.',
      'They laughed about her all the way home.',
    ],
    reply: 'Reply',
    joined: 'Joined',
    by: 'by ',
    level: (depth) => `level ${depth}`,
  },
  {
    lang: 'de',
    item: 'zeile',
    part: 'w-2f',
    people: ['Mira Holt', 'Jens', 'Uta Brandt', 'Karlo', 'Ina Vogt'],
    words: [
      'Heute früh hing das Plakat wieder am Tor.',
      'Wer hat das denn in der Nacht aufgehängt?',
      'Dieselben Leute wie beim letzten Mal, glaube ich.',
      'Nehmt es ab und macht vorher ein Foto davon.',
      'Sie haben den ganzen Heimweg über sie gelacht.',
    ],
    reply: 'Antworten',
    joined: 'Registriert',
    by: 'von ',
    level: (depth) => `Ebene ${depth}`,
  },
  {
    lang: 'zh-Hans',
    item: 'a9c',
    part: 'mm',
    people: ['河边的石狮子', '半杯凉茶', '小镇修车匠', '夜航西风', '麦田守望'],
    words: [
      '今天早上我又看到那张纸贴在大门上了。',
      '怎么会这样，夜里是谁去贴上去的呢？',
      '我觉得还是上次那几个人，一点都没变。',
      '先拍照留下来，然后再把它撕下来吧。',
      '他们一路上都在笑话她，实在太过分了。',
    ],
    reply: '回复',
    joined: '注册时间',
    by: '作者：',
    level: (depth) => `第${depth}层内容`,
  },
  {
    lang: 'ja',
    item: 'obi',
    part: 'r7',
    people: ['かかしの休日', 'みずうみ', '山道さん歩き', 'はちみつ色', '夜の図書室'],
    words: [
      '今朝もまた門のところに張り紙がありました。',
      'ひどいですね、夜のうちに誰が貼ったのでしょう。',
      '前と同じ人たちだと思います、変わりませんね。',
      'まず写真に残してから、はがしてしまいましょう。',
      '帰り道でずっとあの子のことを笑っていました。',
    ],
    reply: '返信',
    joined: '登録日',
    by: '投稿者：',
    level: (depth) => `階層 ${depth}`,
  },
  {
    lang: 'ru',
    item: 'blok',
    part: 'u-4',
    people: ['Тихий берег', 'Марта', 'Лесной кот', 'Павел Н', 'Искра'],
    words: [
      'Сегодня утром этот плакат снова висел на воротах.',
      'Ничего себе, кто же его повесил там ночью?',
      'Те же самые люди, что и в прошлый раз, думаю.',
      'Снимите его и сначала сделайте фотографию.',
      'Они смеялись над ней всю дорогу до самого дома.',
    ],
    reply: 'Ответить',
    joined: 'Регистрация',
    by: 'от ',
    level: (depth) => `уровень ${depth}`,
  },
];

/** When post `n` was written, as the language tells it. */
export function timeOf({ lang }: Dress, n: number): string {
  return new Intl.DateTimeFormat(lang, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(Date.UTC(2026, 2, 10 + n, 9, 10 + n));
}
