// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { findThread } from '../../../utils/thread/find-thread.ts';

const people = ['Ann Lee', 'Bo', 'Cyd Ray', "Dan O'Hara", 'Eve'];
const words = [
  'I saw the poster on the gate this morning.',
  'No way, who put it there?',
  'Same people as last time, I think',
  'ok',
  'Take it down and keep a photo of it.',
];
const reference = { nowMs: Date.parse('2026-03-18T07:00:00Z'), utcOffsetMinutes: 0 };

type Shape = (name: string, text: string, n: number) => string;

function read(shape: Shape, [before, after]: readonly [string, string] = ['', '']) {
  const rows = people.map((name, at) => shape(name, words[at] ?? '', at + 1)).join('');
  const page = new DOMParser().parseFromString(before + rows + after, 'text/html');
  return findThread(page, { reference }).posts;
}

describe('findThread on posts without a class', () => {
  const shapes: [string, Shape, [string, string]?][] = [
    [
      'name and time in one line',
      (name, text, n) =>
        `<div><div>${name} · <span>${n} hours ago</span></div><p>${text}</p></div>`,
    ],
    [
      'name and time in one text',
      (name, text, n) => `<div><div>${name} - ${n} hours ago</div><p>${text}</p></div>`,
    ],
    [
      'a signature below',
      (name, text, n) => `<div><p>${text}</p><div>by ${name} on March ${n}, 2026</div></div>`,
    ],
    [
      'a number before the name',
      (name, text, n) =>
        `<div><p><a href="#${n}">#${n}</a> ${name} <span>Mar ${n}</span></p><p>${text}</p></div>`,
    ],
    [
      'terms',
      (name, text, n) => `<dt>${name} <span>Mar ${n}</span></dt><dd>${text}</dd>`,
      ['<dl>', '</dl>'],
    ],
    [
      'the picture alone names its author',
      (name, text, n) =>
        `<div><img alt="${name}'s avatar" src="/${n}"><div><p>${text}</p><i>${n} hours ago</i></div></div>`,
    ],
    [
      'an attribute alone names its author',
      (name, text, n) => `<div data-author="${name}"><p>${text}</p><i>${n} hours ago</i></div>`,
    ],
  ];

  it.each<[string, Shape, [string, string]?]>(shapes)('%s', (_, shape, around) => {
    const posts = read(shape, around);
    expect(posts.map(({ author }) => author.name)).toEqual(people);
    expect(posts.map(({ text }) => text)).toEqual(words);
    expect(posts.every(({ time }) => time?.iso !== undefined)).toBe(true);
  });
});

describe('findThread on lists that are no talk', () => {
  it.each<[string, Shape]>([
    [
      'events',
      (_, text, n) =>
        `<section><time datetime="2026-03-0${n}">Mar ${n}</time><strong>The ${n}th walk of spring</strong><p>${text}</p></section>`,
    ],
    [
      'news of others',
      (_, text, n) =>
        `<div><a href="/n/${n}">How they walk in town ${n}</a><p>${text}</p><i>${n} hours ago</i></div>`,
    ],
  ])('%s', (_, shape) => {
    expect(read(shape)).toEqual([]);
  });

  it('tables of names and days', () => {
    const row: Shape = (name, _, n) => `<tr><td>${name}</td><td>Bo</td><td>Mar ${n}</td></tr>`;
    expect(read(row, ['<table>', '</table>'])).toEqual([]);
  });
});

describe('messages of the reader', () => {
  it('are not by whoever wrote before', () => {
    const posts = read((name, text, n) =>
      n % 2 === 0
        ? `<div class="bubble me"><p>${text}</p><time>12:0${n}</time></div>`
        : `<div class="bubble"><span class="nick">${name}</span><p>${text}</p><time>12:0${n}</time></div>`,
    );
    expect(posts.map(({ author }) => author.name)).toEqual([
      'Ann Lee',
      undefined,
      'Cyd Ray',
      undefined,
      'Eve',
    ]);
  });
});
