import fc from 'fast-check';

/** A node of a tree that no author would write and any script can make. */
export interface OddNode {
  readonly kind: 'element' | 'text' | 'comment' | 'instruction' | 'cdata';
  readonly space: OddSpace;
  readonly name: string;
  /** Members that throw when they are read off this node. */
  readonly faults: readonly string[];
  readonly children: readonly OddNode[];
  /** What its open shadow root holds, where it may have one. */
  readonly shadow?: readonly OddNode[];
}

export interface OddDocument {
  readonly hasDoctype: boolean;
  /** Comments and instructions around the root. */
  readonly before: readonly OddNode[];
  readonly root: OddNode | null;
  readonly after: readonly OddNode[];
  readonly faults: readonly string[];
}

export type OddSpace = 'html' | 'svg' | 'math' | 'none';

const names: Readonly<Record<OddSpace, readonly string[]>> = {
  html: 'div p span b i a ul li dl dd table tbody tr td caption col h1 h2 button form pre nobr section x-card x-é é-card x:y select option optgroup textarea script style template noscript input img br object canvas video details summary dialog label svg math html head body frameset frame image title xmp listing plaintext marquee ruby rt iframe link meta base'.split(
    ' ',
  ),
  svg: 'svg g text tspan title desc foreignObject a div b p style script font é linearGradient image use'.split(
    ' ',
  ),
  math: 'math mi mtext mrow annotation-xml p'.split(' '),
  none: 'note Item title p é:x script'.split(' '),
};

/** Every way in which the engine reads a node; `CharacterData.data` alone is what the text itself is. */
const nodeFaults = [
  'Node.nodeType',
  'Node.firstChild',
  'Node.nextSibling',
  'Node.parentNode',
  'Node.textContent',
  'CharacterData.data',
  'Element.localName',
  'Element.namespaceURI',
  'Element.attributes',
  'Element.shadowRoot',
  'Element.scrollTop',
  'Element.getAttribute',
  'Element.getAttributeNames',
  'Element.hasAttribute',
  'Element.matches',
  'Element.checkVisibility',
  'Element.getBoundingClientRect',
  'HTMLElement.style',
  'HTMLStyleElement.sheet',
  'HTMLImageElement.currentSrc',
  'HTMLInputElement.type',
  'HTMLIFrameElement.contentDocument',
  'Window.getComputedStyle',
] as const;

const documentFaults = [
  'Node.firstChild',
  'Node.baseURI',
  'Document.URL',
  'Document.title',
  'Document.compatMode',
  'Document.contentType',
  'Document.doctype',
  'Document.documentElement',
  'Document.styleSheets',
  'Document.adoptedStyleSheets',
  'Document.activeElement',
  'Document.fonts',
  'Document.fullscreenElement',
  'Document.getAnimations',
  'Document.querySelector',
] as const;

const space = fc.oneof(
  { weight: 8, arbitrary: fc.constant<OddSpace>('html') },
  { weight: 2, arbitrary: fc.constant<OddSpace>('svg') },
  { weight: 1, arbitrary: fc.constant<OddSpace>('math') },
  { weight: 1, arbitrary: fc.constant<OddSpace>('none') },
);

function someFaults(from: readonly string[]): fc.Arbitrary<string[]> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant<string[]>([]) },
    { weight: 1, arbitrary: fc.subarray([...from], { minLength: 1, maxLength: 4 }) },
  );
}

const leaf: fc.Arbitrary<OddNode> = fc.record({
  kind: fc.constantFrom('text', 'text', 'text', 'comment', 'instruction', 'cdata'),
  space: fc.constant<OddSpace>('html'),
  name: fc.constant(''),
  faults: someFaults(nodeFaults),
  children: fc.constant([]),
});

const anyNode: fc.Memo<OddNode> = fc.memo((depth) =>
  depth <= 1
    ? leaf
    : fc.oneof(
        leaf,
        space.chain((where) =>
          fc.record(
            {
              kind: fc.constant('element' as const),
              space: fc.constant(where),
              name: fc.constantFrom(...names[where]),
              faults: someFaults(nodeFaults),
              children: fc.array(anyNode(depth - 1), { maxLength: 4 }),
              shadow: fc.array(anyNode(depth - 1), { maxLength: 2 }),
            },
            { requiredKeys: ['kind', 'space', 'name', 'faults', 'children'] },
          ),
        ),
      ),
);

function named(name: string, children: fc.Arbitrary<OddNode[]>, where: OddSpace = 'html') {
  return fc.record<OddNode>({
    kind: fc.constant('element'),
    space: fc.constant(where),
    name: fc.constant(name),
    faults: someFaults(nodeFaults),
    children,
  });
}

const few = fc.array(anyNode(4), { maxLength: 3 });

/**
 * `html` with a head, a body, a frameset, several of them or none, and anything before, between and after.
 */
const htmlRoot = named(
  'html',
  fc
    .tuple(
      few,
      fc.array(named('head', few), { maxLength: 2 }),
      few,
      fc.array(fc.oneof(named('body', few), named('body', few), named('frameset', few)), {
        maxLength: 2,
      }),
      few,
      fc.boolean(),
    )
    .map(([a, heads, b, bodies, c, isTurned]) =>
      isTurned ? [...a, ...bodies, ...b, ...heads, ...c] : [...a, ...heads, ...b, ...bodies, ...c],
    ),
);

const unrendered = fc.array(
  leaf.filter(({ kind }) => kind === 'comment' || kind === 'instruction'),
  { maxLength: 2 },
);

export const oddDocuments: fc.Arbitrary<OddDocument> = fc.record({
  hasDoctype: fc.boolean(),
  before: unrendered,
  root: fc.oneof(
    { weight: 8, arbitrary: htmlRoot },
    { weight: 1, arbitrary: named('svg', few, 'svg') },
    { weight: 1, arbitrary: named('note', few, 'none') },
    { weight: 1, arbitrary: named('div', few) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  after: unrendered,
  faults: someFaults(documentFaults),
});

/** Makes every member of the list throw for the objects that `plaintFaulty` names. */
export const installFaults = `(() => {
  const faulty = new WeakMap();
  window.plaintFaulty = faulty;
  const check = (self, name) => { if (faulty.get(self)?.has(name)) throw new Error('no ' + name); };
  for (const full of ${JSON.stringify([...new Set([...nodeFaults, ...documentFaults])])}) {
    const [kind, name] = full.split('.');
    if (full === 'Window.getComputedStyle') {
      const own = window.getComputedStyle;
      window.getComputedStyle = (el, pseudo) => (check(el, full), own.call(window, el, pseudo));
      continue;
    }
    let owner = window[kind].prototype;
    while (!Object.hasOwn(owner, name)) owner = Object.getPrototypeOf(owner);
    const { get, set, value } = Object.getOwnPropertyDescriptor(owner, name);
    Object.defineProperty(owner, name, get
      ? { configurable: true, enumerable: true, set, get() { check(this, full); return get.call(this); } }
      : { configurable: true, writable: true, value: function (...args) { check(this, full); return value.apply(this, args); } });
  }
})()`;
