// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { readSelectionFacts } from '../../../utils/capture/facts/selection-facts.ts';
import { selectionFactsSchema } from '../../../utils/protocol/capture.ts';

function select(body: string, from: [string, number, number?], to: [string, number, number?]) {
  document.body.innerHTML = body;
  const point = ([selector, offset, text = 0]: [string, number, number?]): [Node, number] => {
    const element = document.querySelector(selector);
    if (element === null) throw new Error(selector);
    const node = [...element.childNodes].filter((child) => child.nodeType === 3)[text];
    return [node ?? element, offset];
  };
  const selection = document.getSelection();
  if (selection === null) throw new Error('no selection');
  selection.removeAllRanges();
  const range = document.createRange();
  range.setStart(...point(from));
  range.setEnd(...point(to));
  selection.addRange(range);
  const facts = readSelectionFacts(document, selection);
  return facts && selectionFactsSchema.parse(facts);
}

function resolve(path: string): Element {
  const found = document.evaluate(path, document, null, 9, null).singleNodeValue;
  if (!(found instanceof Element)) throw new Error(path);
  return found;
}

describe('readSelectionFacts', () => {
  it('gives nothing for a collapsed or blank selection', () => {
    expect(select('<p>one two</p>', ['p', 2], ['p', 2])).toBeUndefined();
    expect(select('<p>one   two</p>', ['p', 3], ['p', 5])).toBeUndefined();
  });

  it('gives quote, position and range that agree with the page', () => {
    const facts = select('<h1>Head</h1><p>He is a <b>liar</b> and more</p>', ['p', 3], ['b', 4]);
    const body = document.body.textContent ?? '';
    expect(facts?.quote).toEqual({
      exact: 'is a liar',
      prefix: 'HeadHe ',
      suffix: ' and more',
    });
    expect(body.slice(facts?.position.start, facts?.position.end)).toBe('is a liar');
    const { startSelector, startOffset, endSelector, endOffset } = facts?.range ?? fail();
    expect(resolve(startSelector).textContent?.slice(startOffset)).toBe('is a liar and more');
    expect(resolve(endSelector).textContent?.slice(0, endOffset)).toBe('liar');
  });

  it('adds context to the fragment until it is unique, and encodes what parts terms', () => {
    const facts = select(
      '<p>Say so - now, please & go</p><p id="x">Not so - now, please & go</p>',
      ['#x', 4],
      ['#x', 20],
    );
    expect(facts?.fragmentUrl).toBe(
      `${location.href}#:~:text=Not-,so%20%2D%20now%2C%20please,-%26%20go`,
    );
  });

  it('widens a Chinese selection to whole words, which browsers demand', () => {
    document.documentElement.lang = 'zh';
    const facts = select('<p>他们今天散布谣言并且侮辱他人</p>', ['p', 5], ['p', 7]);
    expect(facts?.quote.exact).toBe('布谣');
    expect(decodeURIComponent(facts?.fragmentUrl.split('text=')[1] ?? '')).toBe('散布谣言');
    document.documentElement.lang = '';
  });

  it('gives a quote over several blocks by its ends', () => {
    const facts = select(
      '<p>alpha beta gamma delta epsilon</p><p id="z">one two three four five six</p>',
      ['p', 0],
      ['#z', 19],
    );
    expect(decodeURIComponent(facts?.fragmentUrl.split('text=')[1] ?? '')).toBe(
      'alpha beta gamma delta,one two three four',
    );
  });

  it('reads text controls and never a password', () => {
    document.body.innerHTML = '<textarea>some draft text</textarea><input type="password">';
    const area = document.querySelector('textarea') ?? fail();
    area.focus();
    area.setSelectionRange(5, 10);
    document.getSelection()?.removeAllRanges();
    expect(readSelectionFacts(document, document.getSelection())?.quote).toEqual({
      exact: 'draft',
      prefix: 'some ',
      suffix: ' text',
    });
    const secret = document.querySelector('input') ?? fail();
    secret.value = 'hunter2';
    secret.focus();
    secret.setSelectionRange(0, 7);
    expect(readSelectionFacts(document, document.getSelection())).toBeUndefined();
  });

  it('follows a range into a shadow tree', () => {
    document.body.innerHTML = '<p>light</p><div id="host"></div>';
    const root = (document.querySelector('#host') ?? fail()).attachShadow({ mode: 'open' });
    root.innerHTML = '<p>deep words here</p>';
    const node = root.querySelector('p')?.firstChild ?? fail();
    const composed = { startContainer: node, startOffset: 5, endContainer: node, endOffset: 10 };
    const selection = {
      rangeCount: 0,
      getComposedRanges: () => [composed],
    } as unknown as Selection;
    const facts = readSelectionFacts(document, selection);
    expect(facts?.quote.exact).toBe('words');
    expect(facts?.range.startSelector).toBe('/html[1]/body[1]/div[1]/shadow-root()/p[1]');
  });

  it('names a deep element by its index when its path would be too long', () => {
    document.body.innerHTML = '';
    let at: Element = document.body;
    for (let depth = 0; depth < 1_000; depth++) {
      const inner = document.createElement('div');
      at.append('x ', inner);
      at = inner;
    }
    at.append('the end of it');
    const range = document.createRange();
    range.selectNodeContents(at);
    const selection = document.getSelection() ?? fail();
    selection.removeAllRanges();
    selection.addRange(range);
    const facts = readSelectionFacts(document, selection);
    expect(facts?.quote.exact).toBe('the end of it');
    expect(facts?.range.startSelector).toBe('/descendant::div[1000]');
  });
});

function fail(): never {
  throw new Error('missing');
}
