import { describe, expect, it } from 'vitest';
import { captureFactsSchema } from '../../../utils/protocol/capture-facts.ts';
import { answersSchema } from '../../../utils/protocol/identity.ts';
import { answerOf, fillAnswers, readSources } from '../../../utils/standard/autofill.ts';
import { guessSurface } from '../../../utils/standard/coach/guess-surface.ts';
import { evaluate } from '../../../utils/standard/evaluate.ts';
import { findElement } from '../../../utils/standard/find.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import {
  answeredElements,
  presentElements,
  readFacts,
} from '../../../utils/standard/present-elements.ts';
import { captureFacts } from './capture-facts.ts';

const url = 'https://forum.example.org/t/1';

it('the capture used here is one that the wire takes', () => {
  expect(captureFactsSchema.safeParse(captureFacts()).success).toBe(true);
});

describe('the sources', () => {
  it('come from the post', () => {
    expect(readSources({ url, facts: captureFacts() })).toEqual({
      'capture.url': 'https://forum.example.org/t/1#p2',
      'capture.quote': 'He stole the church silver.',
      'capture.author': 'https://forum.example.org/u/somebody',
      'capture.time': '2026-01-31T08:00:00Z',
      'capture.place': 'body',
    });
  });

  it('prefer what was selected and what was pointed at', () => {
    const selection = {
      quote: { exact: 'stole', prefix: 'He ', suffix: ' the' },
      position: { start: 3, end: 8 },
      range: { startSelector: '/', startOffset: 3, endSelector: '/', endOffset: 8 },
      fragmentUrl: `${url}#:~:text=stole`,
    };
    const box = { x: 0, y: 0, width: 1, height: 1 };
    const target = {
      tagName: 'IMG',
      box,
      selector: 'img',
      mediaUrl: 'https://img.example.org/1.png',
    };
    const sources = readSources({ url, facts: captureFacts({ selection, target }) });
    expect(sources).toMatchObject({
      'capture.quote': 'stole',
      'capture.place': 'image',
      'capture.media': 'https://img.example.org/1.png',
    });
  });

  it('are the tab’s address when nothing could be captured', () => {
    expect(readSources({ url })).toEqual({ 'capture.url': url });
  });

  it('read a page of search results', () => {
    const sources = readSources({ url: 'https://search.example.org/search?q=Fang%20bakery' });
    expect(sources).toMatchObject({
      'capture.search-query': 'Fang bakery',
      'capture.search-engine': 'search.example.org',
    });
    expect(guessSurface(undefined, sources, guideline2023)).toBe('search');
  });

  it('a quote too long for an answer is cut and still fits the sealed body', () => {
    for (const unit of ['字', '😀', 'a\u200b']) {
      const facts = captureFacts();
      const post = { ...captureFacts().post, text: unit.repeat(60_000) };
      const sources = readSources({
        url,
        facts: { ...facts, ...(facts.post ? { post: { ...facts.post, text: post.text } } : {}) },
      });
      const answers = fillAnswers({}, sources, guideline2023);
      expect(answers['quote']?.isWellFormed()).toBe(true);
      expect(answersSchema.safeParse(answers).success).toBe(true);
    }
  });
});

describe('an answer', () => {
  const author = findElement(guideline2023, 'author');
  if (!author) throw new Error('no such element');
  const sources = readSources({ url, facts: captureFacts() });

  it('is filled in from the first source that is valid', () => {
    expect(answerOf(author, {}, sources)).toBe('https://forum.example.org/u/somebody');
    expect(answerOf(author, {}, {})).toBeUndefined();
  });

  it('that was typed stands, even if it is not valid or was emptied', () => {
    expect(answerOf(author, { author: '@me' }, sources)).toBe('@me');
    expect(answerOf(author, { author: '' }, sources)).toBe('');
  });

  it('named like a property of every object is not taken for one', () => {
    expect(answerOf({ ...author, id: 'constructor', autofill: [] }, {}, sources)).toBeUndefined();
  });
});

describe('the facts of a report', () => {
  const writing = {
    category: 'defamation',
    surface: 'post',
    affected: 'self',
    answers: {},
    documents: [],
    flags: [],
    sources: readSources({ url, facts: captureFacts() }),
  };

  it('list what is validly filled of what is asked', () => {
    expect(presentElements(writing, guideline2023)).toEqual([
      'url',
      'author',
      'posted-at',
      'false-statement',
    ]);
  });

  it('drop a field that the reporter emptied or filled with nothing visible', () => {
    const answers = { author: '', 'false-statement': '\u200b\u202e ' };
    expect(presentElements({ ...writing, answers }, guideline2023)).toEqual(['url', 'posted-at']);
  });

  it('never tell the readable header what is private', () => {
    const facts = readFacts({ ...writing, answers: { 'special-group': 'elderly' } }, guideline2023);
    expect(facts.elements).not.toContain('special-group');
    expect(fillAnswers({ 'special-group': 'elderly' }, {}, guideline2023)).toEqual({
      'special-group': 'elderly',
    });
  });

  it('hold whatever is typed into them: markup, emoji, 10,000 characters', () => {
    for (const typed of [
      '<img src=x onerror=alert(1)>',
      '😀'.repeat(4),
      '字'.repeat(5_000),
      '\u202eevil text',
    ]) {
      const facts = readFacts({ ...writing, answers: { 'why-false': typed } }, guideline2023);
      expect(facts.elements).toContain('why-false');
    }
    const tooLong = readFacts(
      { ...writing, answers: { 'why-false': '字'.repeat(10_000) } },
      guideline2023,
    );
    expect(tooLong.elements).not.toContain('why-false');
  });

  it('a live stream is not complete without its interval', () => {
    const ids = (interval: string) =>
      evaluate(
        readFacts({ ...writing, surface: 'live', answers: { interval } }, guideline2023),
        guideline2023,
      ).missing.map(({ element }) => element);
    expect(ids('')).toContain('interval');
    expect(ids('14:05/12:30')).toContain('interval');
    expect(ids('12:30/14:05')).not.toContain('interval');
  });
});

describe('the answers that leave', () => {
  const writing = {
    category: 'insult',
    surface: 'post',
    affected: 'self',
    answers: { 'special-group': 'elderly', contact: 'typed@example.org' },
    documents: [],
    flags: [],
    sources: readSources({
      url,
      facts: captureFacts(),
      reporter: { name: 'Somebody', contact: 'somebody@example.org' },
    }),
  };

  it('are those asked for or typed, private ones included, and nothing else that could be filled in', () => {
    expect(Object.keys(answeredElements(writing, guideline2023))).toEqual([
      ...['url', 'quote', 'author', 'posted-at', 'special-group', 'contact'],
    ]);
  });

  it('never name an anonymous reporter, not even from the profile or an earlier entry', () => {
    const unnamed = { ...writing, flags: ['anonymous'] };
    expect(Object.keys(answeredElements(unnamed, guideline2023))).not.toContain('contact');
    expect(presentElements(unnamed, guideline2023)).not.toContain('contact');
    expect(JSON.stringify(answeredElements(unnamed, guideline2023))).not.toContain('@example.org');
    const zone = { ...unnamed, category: 'enterprise-insult', affected: 'enterprise' };
    const { missing } = evaluate(readFacts(zone, guideline2023), guideline2023);
    expect(missing.map(({ element }) => element)).toContain('contact');
  });

  it('hold only valid values', () => {
    const answers = { url: 'javascript:alert(1)', quote: '\u200b' };
    expect(answeredElements({ ...writing, answers }, guideline2023)).not.toHaveProperty('url');
    expect(answeredElements({ ...writing, answers }, guideline2023)).not.toHaveProperty('quote');
  });
});
