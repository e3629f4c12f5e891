import {
  type ArchivedPart,
  dataUrlOf,
  type PackageContent,
} from '../../utils/desk/read-package.ts';

const addresses = ['src', 'href', 'poster', 'data', 'xlink:href'] as const;
const cssAddress = /url\(\s*(['"]?)([^'")]+)\1\s*\)/g;
const deepest = 4;

type Held = ReadonlyMap<string, string>;

function absolute(address: string, base: string): string {
  return URL.parse(address, base)?.href ?? address;
}

function withAddresses(css: string, base: string, held: Held): string {
  return css.replace(cssAddress, (whole, _quote: string, address: string) => {
    const data = held.get(absolute(address, base));
    return data === undefined ? whole : `url("${data}")`;
  });
}

interface Library {
  readonly held: Held;
  readonly sheets: ReadonlyMap<string, string>;
  readonly pages: ReadonlyMap<string, string>;
}

function inline(html: string, base: string, library: Library, depth: number): string {
  const { held, sheets, pages } = library;
  // Parsed like this a document runs nothing and asks for nothing.
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const link of page.querySelectorAll('link[rel~=stylesheet][href]')) {
    const address = absolute(link.getAttribute('href') ?? '', base);
    const style = page.createElement('style');
    style.textContent = withAddresses(sheets.get(address) ?? '', address, held);
    link.replaceWith(style);
  }
  for (const frame of page.querySelectorAll('iframe[src]')) {
    const address = absolute(frame.getAttribute('src') ?? '', base);
    const inner = pages.get(address);
    frame.removeAttribute('src');
    if (inner !== undefined && depth < deepest)
      frame.setAttribute('srcdoc', inline(inner, address, library, depth + 1));
  }
  for (const style of page.querySelectorAll('style'))
    style.textContent = withAddresses(style.textContent ?? '', base, held);
  for (const element of page.querySelectorAll('[style]'))
    element.setAttribute('style', withAddresses(element.getAttribute('style') ?? '', base, held));
  for (const name of addresses) {
    for (const element of page.querySelectorAll(`[${CSS.escape(name)}]`)) {
      const data = held.get(absolute(element.getAttribute(name) ?? '', base));
      if (data !== undefined) element.setAttribute(name, data);
    }
  }
  for (const element of page.querySelectorAll('[srcset]')) element.removeAttribute('srcset');
  return page.documentElement.outerHTML;
}

async function byAddress(
  parts: readonly ArchivedPart[],
  read: (part: ArchivedPart) => Promise<string>,
): Promise<ReadonlyMap<string, string>> {
  const pairs = await Promise.all(
    parts.map(async (part) => [absolute(part.url, part.url), await read(part)] as const),
  );
  return new Map(pairs);
}

/**
 * The frozen page of a package as one document that asks for nothing: what it refers to is put into it. Hostile
 * as ever; `SnapshotFrame` cleans it once more and shows it behind three walls.
 */
export async function buildSnapshotView(content: PackageContent): Promise<Blob | undefined> {
  const { parts } = content;
  const documents = parts.filter(({ role }) => role === 'document');
  const main = documents[0];
  if (main === undefined) return undefined;
  const resources = parts.filter(({ role }) => role === 'resource');
  const library = {
    held: await byAddress(resources, dataUrlOf),
    sheets: await byAddress(
      resources.filter(({ mediaType }) => mediaType.startsWith('text/css')),
      ({ bytes }) => bytes.text(),
    ),
    pages: await byAddress(documents, ({ bytes }) => bytes.text()),
  };
  const html = inline(await main.bytes.text(), main.url, library, 0);
  return new Blob([html], { type: 'text/html' });
}
