import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseHtml } from '../../../utils/dom/parse-html.ts';
import { createSanitizer } from '../../../utils/evidence/sanitize/sanitizer.ts';

const { ofHtml } = createSanitizer(parseHtml);
const escapeQuotes = (html: string): string =>
  html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
const link = '<link rel="preconnect" href="https://spy.example.org/">';

/** Everything that a reader of the markup would find, in templates and frames too. */
function allElements(html: string): Element[] {
  const roots: ParentNode[] = [parseHtml(html)];
  const found: Element[] = [];
  for (let root = roots.pop(); root !== undefined; root = roots.pop()) {
    for (const element of root.querySelectorAll('*')) {
      found.push(element);
      if (element instanceof HTMLTemplateElement) roots.push(element.content);
      const srcdoc = element.getAttribute('srcdoc');
      if (srcdoc !== null) found.push(...allElements(srcdoc));
      const data = /^data:text\/html;charset=utf-8;base64,(.*)$/.exec(
        element.getAttribute('src') ?? '',
      );
      if (data?.[1] !== undefined) found.push(...allElements(atob(data[1])));
    }
  }
  return found;
}

function activeIn(html: string): string[] {
  return allElements(html)
    .filter(
      (element) =>
        element.matches(
          'script, base, object[data], object[type], object[classid], embed, link:not([href^="data:"])',
        ) ||
        (element.matches('meta[http-equiv]') &&
          element.getAttribute('http-equiv') !== 'Content-Security-Policy') ||
        element.getAttributeNames().some((name) => name.startsWith('on')) ||
        /^https?:/.test(
          element.matches('iframe, frame') ? (element.getAttribute('src') ?? '') : '',
        ),
    )
    .map(({ outerHTML }) => outerHTML);
}

const hiding: readonly [string, (inner: string) => string][] = [
  ['as it is', (inner) => inner],
  ['in a template', (inner) => `<template>${inner}</template>`],
  [
    'in a declared shadow tree',
    (inner) => `<div><template shadowrootmode="open">${inner}</template></div>`,
  ],
  ['in a frame', (inner) => `<iframe srcdoc="${escapeQuotes(inner)}"></iframe>`],
  [
    'in a frame of bytes',
    (inner) => `<iframe src="data:text/html;base64,${btoa(inner)}"></iframe>`,
  ],
  ['in noscript', (inner) => `<noscript>${inner}</noscript>`],
  ['after a drawing', (inner) => `<svg><desc>${inner}</desc></svg>`],
  ['in mathematics', (inner) => `<math><mtext><table><mglyph><style><!--</style>${inner}`],
  ['behind a comment in a style', (inner) => `<svg><style><!--</style>${inner}--></svg>`],
  ['in a select', (inner) => `<select><option>${inner}</option></select>`],
  ['in a table', (inner) => `<table>${inner}<tr><td>x</table>`],
];
const vectors: readonly string[] = [
  link,
  '<link rel="stylesheet" href="https://spy.example.org/a.css">',
  '<link rel="preload" as="image" href="data:," imagesrcset="https://spy.example.org/a 1x">',
  '<link rel="dns-prefetch" href="https://spy.example.org/">',
  '<meta http-equiv="refresh" content="0;url=https://spy.example.org/">',
  '<base href="https://spy.example.org/">',
  '<script>fetch("https://spy.example.org/")</script>',
  '<img src="x" onerror="fetch(1)">',
  '<object data="https://spy.example.org/"></object>',
  '<object classid="https://spy.example.org/" codebase="https://spy.example.org/" type="image/png"></object>',
  '<iframe src="https://spy.example.org/"></iframe>',
];

it.each(hiding)('nothing active is left %s, nor hidden twice', (_, hide) => {
  for (const vector of vectors) {
    expect(activeIn(ofHtml(hide(vector)))).toEqual([]);
  }
  for (const vector of vectors.slice(0, 3)) {
    for (const [, again] of hiding) expect(activeIn(ofHtml(again(hide(vector))))).toEqual([]);
  }
});

it('nothing active is left of markup put together at random', { timeout: 60_000 }, () => {
  const pieces = [...vectors, ...hiding.map(([, hide]) => hide('')), '</template>', '</svg>', '-->']
    .concat(['<svg>', '<math>', '<style>', '</style>', '<table>', '<form>', '</p>', '<!--', '<p>'])
    .concat(['<template>', '<noscript>', '</noscript>', '<title>', '<textarea>', '<xmp>', '<b>']);
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
      expect(activeIn(ofHtml(parts.join('')))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

it('what is shown stays: words, styles, pictures with their bytes, frames, shadow trees', () => {
  const html = ofHtml(
    `<!doctype html><head><link rel="stylesheet" href="data:text/css,p{}"><style>p{color:red}</style></head>
    <p id="a" class="b">words</p><img src="data:image/png;base64,AA==" alt="x"><iframe srcdoc="<p>within</p>"></iframe>
    <div><template shadowrootmode="open"><i>shade</i></template></div><object id="o" data="gone.pdf">instead</object>`,
    'b{}',
  );
  const view = parseHtml(html);
  expect(view.head.firstElementChild?.getAttribute('content')).toContain("default-src 'none'");
  expect(view.head.children[1]?.textContent).toBe('b{}');
  expect(view.querySelector('p.b')?.textContent).toBe('words');
  expect(view.querySelector('#o')?.outerHTML).toBe('<object id="o">instead</object>');
  expect(view.querySelector('link')?.getAttribute('href')).toBe('data:text/css,p{}');
  expect(view.querySelector('iframe')?.getAttribute('srcdoc')).toContain('<p>within</p>');
  expect(html).toContain('<i>shade</i>');
});

it.each([
  ['<!doctype html><p>', '<!doctype html>'],
  ['<p>', ''],
  [
    '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd"><p>',
    '<!doctype html public "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd">',
  ],
  [
    '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2//EN"><p>',
    '<!doctype html public "-//W3C//DTD HTML 3.2//EN">',
  ],
])('the document type of %s stays, and with it the layout', (html, type) => {
  const written = ofHtml(html);
  expect(written.startsWith(`${type}<html>`)).toBe(true);
  expect(parseHtml(written).compatMode).toBe(parseHtml(html).compatMode);
});
