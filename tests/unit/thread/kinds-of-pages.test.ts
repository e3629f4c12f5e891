// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { findThread } from '../../../utils/thread/find-thread.ts';
import { type Dress, dresses, timeOf } from './dresses.ts';

const reference = { nowMs: Date.parse('2026-03-28T07:00:00Z'), utcOffsetMinutes: 0 };

function read(html: string, { lang }: Dress) {
  const page = new DOMParser().parseFromString(`<html lang="${lang}">${html}</html>`, 'text/html');
  return findThread(page, { reference }).posts.map(({ author, text, parent }) => ({
    author: author.name,
    text,
    parent: parent?.index,
  }));
}

type Kind = (dress: Dress, name: string, words: string, n: number) => string;

const postsOf = (dress: Dress, kind: Kind): string =>
  dress.people.map((name, at) => kind(dress, name, dress.words[at] ?? '', at)).join('');

const head = (dress: Dress, name: string, n: number): string =>
  `<div class="${dress.part}h"><a href="/user/${n}" class="${dress.part}n">${name}</a> <span>${timeOf(dress, n)}</span></div>`;

const plain: Kind = (dress, name, words, n) =>
  `<div class="${dress.item}">${head(dress, name, n)}<div class="${dress.part}b"><p>${words}</p></div><button>${dress.reply}</button></div>`;

const quoteWords = ['js-selectToQuote', 'reply-context', 'embed', 'quotation', 'forwarded'];
const asideWords = ['has sidebar', 'widgets', 'promoted', 'related', 'popular'];

const kinds: [string, Kind, ((dress: Dress, at: number) => [string, string])?][] = [
  [
    'what is said in a quotation by name',
    (dress, name, words, n) =>
      `<div class="${dress.item}">${head(dress, name, n)}<div class="${dress.part} ${quoteWords[dresses.indexOf(dress)]}">${words}</div></div>`,
  ],
  [
    'what is said in a quotation by tag',
    (dress, name, words, n) =>
      `<div class="${dress.item}">${head(dress, name, n)}<blockquote class="${dress.part}">${words}</blockquote></div>`,
  ],
  [
    'a wrapper of the page with the name of a side column',
    plain,
    (_, at) => [`<div class="${asideWords[at]}"><main>`, '</main></div>'],
  ],
  [
    'a card of the account beside what is said',
    (dress, name, words, n) =>
      `<div class="${dress.item}"><div class="${dress.part}c"><a href="/user/${n}">${name}</a><img src="/${n}.png" alt=""><p>${dress.words[2]?.slice(0, 9)}</p><dl><dt>${dress.joined}:</dt><dd>${timeOf(dress, n - 9)}</dd></dl></div><div class="${dress.part}d"><p>${timeOf(dress, n)}</p><div>${words}</div></div></div>`,
  ],
  [
    'a form around the board and a box to tick in each post',
    (dress, name, words, n) =>
      `<div class="${dress.item}"><input type="checkbox" name="${n}">${head(dress, name, n)}<p>${words}</p></div>`,
    () => ['<form method="post">', '<input type="password"><input type="submit"></form>'],
  ],
  [
    'links behind the time in a head line',
    (dress, name, words, n) =>
      `<div class="${dress.item}"><p><a href="/user/${n}">${name}</a> ${timeOf(dress, n)} | <a href="#p${n - 1}">prev</a> | <a href="#p${n + 1}">next</a></p><div class="${dress.part}">${words}</div></div>`,
  ],
  [
    "a headline's tag around when and a number",
    (dress, name, words, n) =>
      `<div class="${dress.item}"><div><a href="/user/${n}">${name}</a></div><h3><span>${timeOf(dress, n)}</span> <a href="/t#${n}">#${n + 1}</a></h3><div class="${dress.part}">${words}</div></div>`,
  ],
  [
    'a control that is named as an author, for another answer in each post',
    (dress, name, words, n) =>
      `<div class="${dress.item}"><div><a class="author" href="/mail?to=${n}">${dress.by}${dress.reply}</a></div><div><a href="/user/${n}">${name}</a> <span>${timeOf(dress, n)}</span></div><div class="${dress.part}">${words}</div></div>`,
  ],
  [
    'a head that is declared as the person, with a word about the time',
    (dress, name, words, n) =>
      `<li component="post"><a id="p${n}"></a><div class="${dress.item}"><div><a href="/user/${n}"><span class="avatar">${name.slice(0, 1)}</span></a></div><div class="post-container"><div class="post-header" itemprop="author" itemscope itemtype="https://schema.org/Person"><div><a href="/user/${n}">${name}</a></div><div><span title="2026-03-0${n + 1}T10:00:00.000Z">${timeOf(dress, n)}</span> <span>${dress.joined} ${dress.by}<i></i></span></div></div><div class="content" itemprop="text"><p>${words}</p></div></div></div></li>`,
  ],
  [
    'the number of each post, named as an author',
    (dress, name, words, n) =>
      `<div class="${dress.item}"><div class="author">${dress.reply} #${n + 1}</div><div><a href="/user/${n}">${name}</a> <span>${timeOf(dress, n)}</span></div><div class="${dress.part}">${words}</div></div>`,
  ],
  [
    'a word before every name',
    (dress, name, words, n) =>
      `<div class="${dress.item}"><div class="author">${dress.by}${name}</div><i>${timeOf(dress, n)}</i><div class="${dress.part}">${words}</div></div>`,
  ],
  [
    'a word after every name',
    (dress, name, words, n) =>
      `<div class="${dress.item}"><cite class="author">${name} ${dress.part}:</cite> <i>${timeOf(dress, n)}</i><div class="${dress.part}">${words}</div></div>`,
  ],
];

describe.each(dresses.map((dress, at) => ({ lang: dress.lang, dress, at })))(
  'findThread on pages in $lang',
  ({ dress, at }) => {
    it.each(kinds)('%s', (_, kind, around = () => ['', '']) => {
      const [before, after] = around(dress, at);
      const posts = read(before + postsOf(dress, kind) + after, dress);
      expect(posts.map(({ author, text }) => [author, text])).toEqual(
        dress.people.map((name, index) => [name, dress.words[index]]),
      );
    });

    /** Below whom each stands, by a depth of 0, 1, 2, 1, 0. */
    const depths = [0, 1, 2, 1, 0];
    const below = [undefined, 0, 1, 0, undefined];

    it.each<[string, (depth: number, post: string) => string]>([
      [
        'a label for who has the page read to them',
        (depth, post) =>
          `<div class="${dress.item}w"><span>${dress.level(depth + 1)}</span>${post}</div>`,
      ],
      [
        'a picture that makes room',
        (depth, post) =>
          `<table class="${dress.item}w"><tr><td><img src="s.gif" height="1" width="${depth * 30}"></td><td>${post}</td></tr></table>`,
      ],
      [
        'padding',
        (depth, post) =>
          `<div class="${dress.item}w" style="padding-left: ${depth * 12}px">${post}</div>`,
      ],
      [
        'aria-level',
        (depth, post) => `<div role="treeitem" aria-level="${depth + 1}">${post}</div>`,
      ],
    ])('depth told by %s', (_, wrap) => {
      const rows = dress.people.map((name, index) =>
        wrap(depths[index] ?? 0, plain(dress, name, dress.words[index] ?? '', index)),
      );
      expect(read(rows.join(''), dress).map(({ parent }) => parent)).toEqual(below);
    });

    it('posts signed on a card, in a box with more times than posts have', () => {
      const said = (n: number) => `${dress.words[n]} ${dress.words[n]} ${dress.words[n]}`;
      const posts = dress.people.map(
        (name, n) =>
          `<div class="${dress.item}"><div class="${dress.part}"><p>${said(n)}</p></div><ul>${`<li>${timeOf(dress, n)}</li>`.repeat(5)}</ul><div class="${dress.part}c"><span>${timeOf(dress, n)}</span><img class="avatar" src="/a${n}.png" alt=""><a href="/user/${n}">${name}</a><em>${dress.joined} ${n + 12}</em></div></div>`,
      );
      const found = read(`<section>${posts.join('')}</section>`, dress);
      expect(found.map(({ author }) => author)).toEqual(dress.people);
      expect(found.map(({ text }, n) => text.includes(said(n)))).toEqual(Array(5).fill(true));
    });

    it('a short post and a long one, each in a quotation by tag that is named as its body, beside a card', () => {
      const said = [dress.words[0] ?? '', dress.words.join(' ')];
      const posts = said.map(
        (words, n) =>
          `<li class="${dress.item}"><p>${timeOf(dress, n)}</p><div class="content"><div class="userinfo"><a class="username" href="/user/${n}">${dress.people[n]}</a><dl><dt>${dress.joined}</dt><dd>${n + 4}</dd><dt>${dress.words[3]}</dt><dd>${dress.words[4]}</dd></dl></div><div class="${dress.part}"><blockquote class="postcontent"><div class="${dress.part}${n}"><b>${words}</b></div></blockquote></div></div></li>`,
      );
      const found = read(`<ol>${posts.join('')}</ol>`, dress);
      expect(found.map(({ author, text }) => [author, text])).toEqual(
        said.map((words, n) => [dress.people[n], words]),
      );
    });

    it('a card and what is said in two halves of each box, alike in their names', () => {
      const boxes = dress.people.map((name, n) => {
        const card = `<div class="col1"><div class="${dress.part}i"><div class="username"><span>${name}</span></div><div>${dress.words[(n + 1) % 5]?.slice(0, 12)}</div></div></div>`;
        const said = `<div class="col2"><div class="${dress.part}t"><span>${timeOf(dress, n)}</span><div class="entry"><p>${dress.words[n]} ${dress.words[n]}</p></div><div>${dress.by}<a href="/user/${n}">${name}</a></div></div></div>`;
        return `<div class="${dress.item} review">${card}${said}</div>`;
      });
      const page = new DOMParser().parseFromString(boxes.join(''), 'text/html');
      const found = findThread(page, { reference }).posts;
      expect(found.map(({ element }) => element.className)).toEqual(
        Array(5).fill(`${dress.item} review`),
      );
    });

    it('the card of who changed an answer, and of who wrote it, below what is said', () => {
      const card = (name: string, n: number, verb: string): string =>
        `<div class="${dress.part}c"><div>${verb} <span>${timeOf(dress, n)}</span></div><div itemprop="author" itemscope itemtype="https://schema.org/Person"><a href="/user/${n}">${name}</a><div>${dress.words[1]?.slice(0, 14)} ${n}</div></div></div>`;
      const posts = dress.people.map((name, n) => {
        const change = n % 2 === 0 ? '' : card('Q. Zed', 40 + n, 'edited');
        return `<div class="${dress.item} answer"><div class="${dress.part}b"><p>${dress.words[n]} ${dress.words[n]}</p></div>${change}${card(name, n, '')}</div>`;
      });
      const found = read(posts.join(''), dress);
      expect(found.map(({ text }, n) => text.startsWith(dress.words[n] ?? '-'))).toEqual(
        Array(5).fill(true),
      );
    });

    it('a box around all comments that ends with a control and a folded one', () => {
      const posts = dress.people.map(
        (name, n) =>
          `<div class="comment"><div class="${dress.part}">${head(dress, name, n)}<div class="${dress.part}b">${dress.words[n]}</div></div></div>`,
      );
      const folded = `<div class="comment"><div class="${dress.part}">${head(dress, 'Zed Q', 7)}</div></div>`;
      const page = `<section><div class="comment-box">${posts.join('')}${folded}<div>${dress.words[2]}</div></div></section>`;
      const found = read(page, dress);
      expect(found.slice(0, 5).map(({ author, parent }) => [author, parent])).toEqual(
        dress.people.map((name) => [name, undefined]),
      );
    });

    it('answers whose number goes on from that of what they answer', () => {
      const numbers = ['1', '1.1', '1.1.1', '1.2', '2'];
      const posts = dress.people.map(
        (name, n) =>
          `<div class="${dress.item}"><div><a href="/user/${n}">${name}</a></div><div>#${numbers[n]} — <span>${timeOf(dress, n)}</span></div><p>${dress.words[n]}</p></div>`,
      );
      expect(read(posts.join(''), dress).map(({ parent }) => parent)).toEqual(below);
    });

    it('versions and days before what is said are no depth', () => {
      const posts = dress.people.map(
        (name, n) =>
          `<div class="${dress.item}"><i>${n + 1}.${n}</i>${head(dress, name, n)}<p>${dress.words[n]}</p></div>`,
      );
      expect(read(posts.join(''), dress).map(({ parent }) => parent)).toEqual(
        Array(5).fill(undefined),
      );
    });

    it('a mark in square brackets before the name', () => {
      const posts = dress.people.map((name, n) => {
        const mark = n < 3 ? '<span class="kt">[热门]</span>' : '';
        return `<div class="${dress.item}">${mark}<a href="/${n}x">${name}</a>:<span class="${dress.part}">${dress.words[n]}</span> <span>${timeOf(dress, n)}</span></div>`;
      });
      expect(read(posts.join(''), dress).map(({ author }) => author)).toEqual(dress.people);
    });

    it('comments of which most are folded, and show who and when alone', () => {
      const all = [...dress.people, ...dress.people];
      const posts = all.map((name, n) => {
        const words = n < 3 ? `<p>${dress.words[n]}</p>` : '';
        return `<article class="${dress.part} comment"><img class="avatar" src="/face/${n}.png" alt=""><img class="icon" src="/user.svg" alt="">${head(dress, name, n)}<div class="${dress.part}b">${words}</div></article>`;
      });
      const found = read(`<section>${posts.join('')}</section>`, dress);
      expect(found.map(({ author }) => author)).toEqual(all);
      expect(found.map(({ text }) => text)).toEqual([
        ...dress.words.slice(0, 3),
        ...Array(7).fill(''),
      ]);
    });

    it('answers in a box that is named as a quotation', () => {
      const [first, second, ...others] = dress.people.map((name, index) =>
        plain(dress, name, dress.words[index] ?? '', index),
      );
      const quoted = `${first}<div class="quote">${second}</div>`;
      const page = [quoted, ...others].map((item) => `<div class="card">${item}</div>`).join('');
      expect(read(page, dress).map(({ author }) => author)).toEqual(dress.people);
    });

    it('an answer within the item of its comment', () => {
      const [first, second, ...others] = dress.people.map((name, index) =>
        plain(dress, name, dress.words[index] ?? '', index),
      );
      const items = [`${first}<div class="${dress.part}r">${second}</div>`, ...others];
      const page = `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
      const parents = [undefined, 0, undefined, undefined, undefined];
      expect(read(page, dress).map(({ parent }) => parent)).toEqual(parents);
    });

    it.each<[string, string]>([
      [
        'a list of members',
        dress.people
          .map(
            (name, n) =>
              `<tr><td><a href="/user/${n}">${name}</a></td><td>${n * 7}</td><td>${timeOf(dress, n)}</td></tr>`,
          )
          .join(''),
      ],
      [
        'a table of figures',
        dress.words
          .map(
            (words, n) =>
              `<tr><th>${words.slice(0, 8)}</th><td>${n * 3}</td><td>${n * 11}</td></tr>`,
          )
          .join(''),
      ],
    ])('%s is no discussion', (_, rows) => {
      expect(read(`<table class="${dress.item}">${rows}</table>`, dress)).toEqual([]);
    });

    it('figures that could be dates beside names are no discussion', () => {
      const cells = dress.people
        .map(
          (name, n) =>
            `<div class="${dress.item}"><div><a href="/user/${n}" class="author">${name}</a> <span class="date">${n + 1}/6</span></div><p>${name} ${n + 12}/${n + 3} 6${n}/5${n}</p></div>`,
        )
        .join('');
      expect(read(cells, dress)).toEqual([]);
    });

    it('a grid of goods is no discussion', () => {
      const goods = dress.words
        .map(
          (words, n) =>
            `<div class="${dress.item}"><a href="/g/${n}"><img src="/${n}.jpg" alt=""><h3>${words}</h3></a><b>€ ${n + 3}.50</b></div>`,
        )
        .join('');
      expect(read(goods, dress)).toEqual([]);
    });
  },
);

describe('findThread on a long page', () => {
  it('of posts nested sixty deep', () => {
    const [dress] = dresses;
    if (dress === undefined) throw new Error('no dress');
    const depth = 60;
    const open = Array.from(
      { length: depth },
      (_, n) =>
        `<li class="${dress.item}"><div class="${dress.part}">${head(dress, `Ann ${n}`, n % 15)}<p>words of number ${n} in this talk</p></div><ul>`,
    ).join('');
    const page = `<ul>${open}${'</ul></li>'.repeat(depth)}</ul>`;
    const parents = read(page, dress).map(({ parent }) => parent);
    expect(parents).toEqual(parents.map((_, at) => (at === 0 ? undefined : at - 1)));
    expect(parents).toHaveLength(depth);
  });
});
