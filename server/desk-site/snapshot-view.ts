import { rewriteDeclarationUrls, rewriteUrls } from '../../utils/css/rewrite-urls.ts';
import {
  type ArchivedPart,
  dataUrlOf,
  type PackageContent,
} from '../../utils/desk/read-package.ts';

const addresses = ['src', 'href', 'poster', 'data', 'xlink:href'] as const;
const deepest = 4;

type Held = ReadonlyMap<string, string>;

function absolute(address: string, base: string): string {
  return URL.parse(address, base)?.href ?? address;
}

/** What is not in the package is asked for by nobody: its address leads nowhere. */
const nowhere = 'about:invalid';

/** What stands for an address of style text: what the package holds, or nothing that could be asked for. */
function writeFrom(base: string, held: Held) {
  return (written: string) => {
    if (written === '' || /^(?:#|data:)/i.test(written)) return undefined;
    return held.get(absolute(written, base)) ?? nowhere;
  };
}

function withAddresses(css: string, base: string, held: Held): string {
  return rewriteUrls(css, writeFrom(base, held)).join('');
}

interface Library {
  readonly held: Held;
  readonly sheets: ReadonlyMap<string, string>;
  readonly pages: ReadonlyMap<string, string>;
}

/** The page, and what its templates hold: a shadow tree is written as one, and no query enters it. */
function rootsOf(page: Document): readonly (Document | DocumentFragment)[] {
  const roots: (Document | DocumentFragment)[] = [page];
  for (const root of roots)
    for (const template of root.querySelectorAll('template')) roots.push(template.content);
  return roots;
}

function inlineTree(
  tree: Document | DocumentFragment,
  base: string,
  library: Library,
  depth: number,
): void {
  const { held, sheets, pages } = library;
  for (const link of tree.querySelectorAll('link[rel~=stylesheet][href]')) {
    const address = absolute(link.getAttribute('href') ?? '', base);
    const style = link.ownerDocument.createElement('style');
    style.textContent = withAddresses(sheets.get(address) ?? '', address, held);
    link.replaceWith(style);
  }
  for (const frame of tree.querySelectorAll('iframe[src]')) {
    const address = absolute(frame.getAttribute('src') ?? '', base);
    const inner = pages.get(address);
    frame.removeAttribute('src');
    if (inner !== undefined && depth < deepest)
      frame.setAttribute('srcdoc', inline(inner, address, library, depth + 1));
  }
  for (const style of tree.querySelectorAll('style'))
    style.textContent = withAddresses(style.textContent ?? '', base, held);
  for (const element of tree.querySelectorAll('[style]'))
    element.setAttribute(
      'style',
      rewriteDeclarationUrls(element.getAttribute('style') ?? '', writeFrom(base, held)),
    );
  for (const name of addresses) {
    for (const element of tree.querySelectorAll(`[${CSS.escape(name)}]`)) {
      const data = held.get(absolute(element.getAttribute(name) ?? '', base));
      if (data !== undefined) element.setAttribute(name, data);
    }
  }
  for (const element of tree.querySelectorAll('[srcset]')) element.removeAttribute('srcset');
}

function inline(html: string, base: string, library: Library, depth: number): string {
  // Parsed like this a document runs nothing and asks for nothing.
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const root of rootsOf(page)) inlineTree(root, base, library, depth);
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
 * The frozen page of a package as one document that asks for nothing: what it refers to is put into it.
 * Hostile as ever; `SnapshotFrame` cleans it once more and shows it behind its walls.
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
