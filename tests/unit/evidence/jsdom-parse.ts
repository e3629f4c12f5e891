import { createRequire } from 'node:module';

const jsdom: { JSDOM: new (html: string) => { window: typeof globalThis } } = createRequire(
  import.meta.url,
)('jsdom');
const { DOMParser } = new jsdom.JSDOM('').window;

/** As a browser's `DOMParser` does. */
export function parse(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}
