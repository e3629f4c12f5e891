import { firstChildOf, nextSiblingOf, nodeTypeOf, parentNodeOf } from '../../dom/nodes.ts';
import { readProperty } from '../../dom/read-property.ts';
import { shadowRootOf } from '../../dom/shadow.ts';
import type { Box } from '../../protocol/capture.ts';
import { selectorOf } from '../facts/css-selector.ts';
import { type CssPicture, cssPictures, isBare } from './css-pictures.ts';
import type { OpenShadowRoot } from './frame-context.ts';
import type { FrozenPart } from './frozen.ts';
import type { ResourcePool } from './resource-pool.ts';
import { shotBox } from './shot.ts';
import type { Slicer } from './slicer.ts';

const maxElements = 20_000;
const maxLooks = 200;

export interface LatePorts {
  readonly pool: ResourcePool;
  readonly slicer: Slicer;
  readonly openShadowRoot: OpenShadowRoot;
  readonly syntheticUrl: (name: string) => string;
}

/**
 * Looks for what style sheets show and no cache gave: which property shows it tells how the document asked
 * for it, and so under what it still holds it decoded. What stays open is cut out of the screenshot, where it
 * is all that is seen of an element. Costs nothing where nothing is open. Returns style rules for those.
 */
export async function findLatePictures(
  documents: readonly Document[],
  ports: LatePorts,
): Promise<FrozenPart[]> {
  const { pool } = ports;
  let open = pool.openCssImages();
  if (open.size === 0) return [];
  const showing: (readonly [Element, readonly CssPicture[]])[] = [];
  for (const document of documents) {
    for await (const el of elementsOf(document, ports)) {
      const found = [...cssPictures(el)].filter(({ url }) => open.has(url));
      if (found.length > 0) showing.push([el, found]);
    }
  }
  const tried = new Set<string>();
  for (const { url, mode } of showing.flatMap(([, found]) => found)) {
    if (tried.has(`${mode} ${url}`)) continue;
    tried.add(`${mode} ${url}`);
    const shown = pool.findShown(url, mode);
    if (shown) await pool.settleBy(url, shown);
  }
  open = pool.openCssImages();
  const rules: FrozenPart[] = [];
  for (const [el, found] of showing) {
    const lost = found.filter(({ url }) => open.has(url) && !pool.isHad(url));
    if (lost.length > 0 && rules.length < maxLooks) rules.push(...lookRule(el, lost, ports));
  }
  return rules;
}

/** The whole box of a bare element as the screenshot shows it, in place of its own painting. */
function lookRule(el: Element, lost: readonly CssPicture[], ports: LatePorts): FrozenPart[] {
  if (!isBare(el) || lost.some(({ pseudo }) => pseudo === '::marker')) return [];
  const shot = shotBox({ document }, el, 'border');
  if (!shot || !isUpright(el, shot)) return [];
  const selector = selectorOf(el);
  const id = ports.pool.addShot(ports.syntheticUrl('look.png'), shot);
  const pseudos = lost.flatMap(({ pseudo }) => (pseudo === '' ? [] : [`${selector}${pseudo}`]));
  const hidden = pseudos.length === 0 ? '' : `${pseudos.join()}{visibility:hidden!important}`;
  return [
    {
      kind: 'look',
      id,
      before: `\n${selector}{background:`,
      after: ` 0 0/100% 100% no-repeat border-box border-box!important;${plainPainting}}${hidden}`,
    },
  ];
}

/** Neither turned nor scaled: its box on the screen is the one that it is painted in. */
function isUpright(el: Element, { width, height }: Box): boolean {
  const own = [
    readProperty<number>('HTMLElement', el, 'offsetWidth') ?? 0,
    readProperty<number>('HTMLElement', el, 'offsetHeight') ?? 0,
  ] as const;
  return Math.abs(own[0] - width) < 1 && Math.abs(own[1] - height) < 1;
}

/** Everything that the screenshot has painted in already. */
const plainPainting =
  'border-image:none!important;border-color:transparent!important;mask:none!important;-webkit-mask:none!important;opacity:1!important;filter:none!important;mix-blend-mode:normal!important';

/** Every element of a document and of its shadow trees, with pauses for the page. */
async function* elementsOf(
  document: Document,
  { slicer, openShadowRoot }: LatePorts,
): AsyncGenerator<Element> {
  const roots: Node[] = [document];
  let count = 0;
  for (let root = roots.pop(); root; root = roots.pop()) {
    for (let node: Node | null = firstChildOf(root); node; node = following(node, root)) {
      if (nodeTypeOf(node) !== 1) continue;
      if (++count > maxElements) return;
      if ((count & 31) === 0 && slicer.due()) await slicer.pause();
      const el = node as Element;
      const shadow = shadowRootOf(el) ?? openQuietly(openShadowRoot, el);
      if (shadow) roots.push(shadow);
      yield el;
    }
  }
}

function openQuietly(open: OpenShadowRoot, el: Element): ShadowRoot | null {
  try {
    return open(el);
  } catch (_pageGone) {
    return null;
  }
}

/** The next node in tree order below the root. */
function following(node: Node, root: Node): Node | null {
  const child = firstChildOf(node);
  if (child) return child;
  for (let at: Node | null = node; at && at !== root; at = parentNodeOf(at)) {
    const next = nextSiblingOf(at);
    if (next) return next;
  }
  return null;
}
