import { writeInstructedSheets } from './adopted.ts';
import { CutList } from './cut-list.ts';
import { DocumentWriter } from './document-writer.ts';
import { htmlNamespace, namespaceOf, nodeTypeOf, readProperty } from './dom-access.ts';
import { scriptedFonts } from './font-faces.ts';
import type { FrameContext, OpenShadowRoot } from './frame-context.ts';
import { ownFrameKey } from './frame-key.ts';
import type { FreezeRequest, FrozenDocument, FrozenFrame } from './frozen.ts';
import { findLatePictures } from './late-pictures.ts';
import { ResourcePool } from './resource-pool.ts';
import { Slicer } from './slicer.ts';
import { StyleReader } from './style-reader.ts';
import { loadedFonts, Timeline } from './timeline.ts';
import { walkDocument } from './walk.ts';

export interface FreezePorts {
  /** The browser's key to closed shadow roots: `chrome.dom.openOrClosedShadowRoot` or Firefox's on the element. */
  readonly openShadowRoot?: OpenShadowRoot;
  /** URLs whose bytes the browser's own copy of the page gives, so that they are not read here. */
  readonly knownUrls?: readonly string[];
  readonly signal: AbortSignal;
}

interface Waiting {
  readonly document: Document;
  readonly view: Window | null;
  readonly key: string;
}

/**
 * Freezes this frame and the frames below that its context can read: markup, styles, states and bytes, as
 * they are now, without one write to the page. Never fails for what a page does; limits and what was left
 * out stand in the account. Rejects only with the signal's reason.
 */
export async function freezeFrame(
  request: FreezeRequest,
  ports: FreezePorts,
): Promise<FrozenFrame> {
  ports.signal.throwIfAborted();
  const key = ownFrameKey();
  const url = location.href;
  if (isReadByParent()) return emptyFrame(key, url);
  const startedAt = performance.now();
  const cuts = new CutList();
  const slicer = new Slicer(request.sliceMs, request.maxWalkMs, ports.signal);
  const timeline = new Timeline();
  const pool = new ResourcePool(request, new Set(ports.knownUrls), timeline, ports.signal);
  const styles = new StyleReader({
    pool,
    cuts,
    slicer,
    request,
    isTrue: mediaHolds,
    wasLoaded: (href) => timeline.wasLoaded(href),
  });
  const waiting: Waiting[] = [{ document, view: window, key }];
  const context: FrameContext = {
    request,
    key,
    pool,
    styles,
    cuts,
    slicer,
    openShadowRoot: ports.openShadowRoot ?? (() => null),
    renamed: new Set(),
    syntheticUrl: syntheticUrls(key),
    addDocument: (child, view, childKey) => {
      const known = waiting.findIndex((entry) => entry.document === child);
      if (known >= 0) return known;
      timeline.read(view);
      return waiting.push({ document: child, view, key: childKey }) - 1;
    },
    nodes: 0,
    textLength: 0,
  };
  timeline.read(window);
  const mutations = countMutations(document);
  const documents: FrozenDocument[] = [];
  for (let next = waiting[0]; next; next = waiting[documents.length]) {
    documents.push(await freezeDocument(context, next));
  }
  const mutationsDuring = mutations.stop();
  if (mutationsDuring > 0) cuts.add('other', 'changed-while-captured', url, mutationsDuring);
  slicer.rest();
  await styles.settle();
  if (context.renamed.size > 0) styles.renameTypes(context.renamed);
  await pool.settle();
  slicer.resume();
  const looks = await findLatePictures(
    waiting.map((entry) => entry.document),
    context,
  ).catch(() => []);
  const rules = context.ownRules ?? -1;
  styles.set(rules, [...(styles.sheets[rules]?.parts ?? []), ...looks]);
  return {
    key,
    url,
    within: false,
    documents,
    sheets: styles.sheets,
    resources: pool.all(),
    account: {
      durationMs: performance.now() - startedAt,
      longestTaskMs: slicer.longestTaskMs,
      nodes: context.nodes,
      mutationsDuring,
      cuts: cuts.list(),
    },
  };
}

async function freezeDocument(context: FrameContext, waiting: Waiting): Promise<FrozenDocument> {
  const { document: own, view, key } = waiting;
  const writer = new DocumentWriter(context, own, view, key);
  context.ownRules ??= writer.extraSheet;
  await writer.readSheets(own);
  const isHtml = isHtmlDocument(own);
  if (isHtml) writer.out.text(doctypeOf(own));
  else openWrapper(writer);
  await walkDocument(writer);
  if (!isHtml) writer.out.text('</body></html>');
  writeScriptedFonts(context, writer);
  writer.finishExtraSheet();
  context.textLength += writer.out.length;
  return {
    url: readProperty<string>('Document', own, 'URL') ?? writer.base,
    base: writer.base,
    title: readProperty<string>('Document', own, 'title') ?? '',
    quirks: readProperty<string>('Document', own, 'compatMode') === 'BackCompat',
    html: writer.out.finish(),
    text: writer.text.finish(),
    nodes: writer.nodes,
  };
}

function isHtmlDocument(own: Document): boolean {
  const root = readProperty<Element | null>('Document', own, 'documentElement');
  return !root || namespaceOf(root) === htmlNamespace;
}

/** An SVG or XML document as the only content of an HTML one. */
function openWrapper(writer: DocumentWriter): void {
  writer.out.text('<!DOCTYPE html><html><head>');
  writer.out.reference({ kind: 'head' });
  writer.out.text('<style>body{margin:0}body>svg{display:block}</style>');
  writeInstructedSheets(writer);
  writer.out.text('</head><body>');
}

function writeScriptedFonts(context: FrameContext, writer: DocumentWriter): void {
  const { families, urls } = context.styles.fontRules();
  const files = loadedFonts(writer.view).filter((file) => !urls.has(file));
  const { fonts, unknown } = scriptedFonts(writer.document, families, files);
  for (const { descriptors, url } of fonts) {
    writer.documentRules.add(`@font-face{${descriptors}src:url("${url.replace(/["\\\n]/g, '')}")}`);
  }
  if (unknown > 0) context.cuts.add('font', 'unreadable', 'FontFace', unknown);
}

/** The doctype as written, since it decides between no-quirks, limited-quirks and quirks mode. */
function doctypeOf(own: Document): string {
  const doctype = readProperty<DocumentType | null>('Document', own, 'doctype');
  if (!doctype || nodeTypeOf(doctype) !== 10) {
    // Text, image and `srcdoc` documents keep to the standard without one.
    return readProperty<string>('Document', own, 'compatMode') === 'CSS1Compat'
      ? '<!DOCTYPE html>'
      : '';
  }
  const name = (readProperty<string>('DocumentType', doctype, 'name') ?? 'html').replace(
    /[^\w.:-]/g,
    '',
  );
  const quoted = (value: string | undefined): string => `"${(value ?? '').replace(/[">]/g, '')}"`;
  const publicId = readProperty<string>('DocumentType', doctype, 'publicId');
  const systemId = readProperty<string>('DocumentType', doctype, 'systemId');
  if (publicId)
    return `<!DOCTYPE ${name} PUBLIC ${quoted(publicId)}${systemId ? ` ${quoted(systemId)}` : ''}>`;
  if (systemId) return `<!DOCTYPE ${name} SYSTEM ${quoted(systemId)}>`;
  return `<!DOCTYPE ${name}>`;
}

/** A parent of the same origin reads this frame itself. */
function isReadByParent(): boolean {
  if (window.parent === window) return false;
  try {
    return Boolean(window.parent.document) && window.frameElement !== null;
  } catch {
    return false;
  }
}

function emptyFrame(key: string, url: string): FrozenFrame {
  const account = { durationMs: 0, longestTaskMs: 0, nodes: 0, mutationsDuring: 0, cuts: [] };
  return { key, url, within: true, documents: [], sheets: [], resources: [], account };
}

/** Only counts: the account says whether the page changed under the capture. */
function countMutations(root: Document): { stop(): number } {
  let count = 0;
  const observer = new MutationObserver((records) => {
    count += records.length;
  });
  observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  return {
    stop: () => {
      count += observer.takeRecords().length;
      observer.disconnect();
      return count;
    },
  };
}

function mediaHolds(feature: string): boolean {
  return window.matchMedia(feature).matches;
}

function syntheticUrls(key: string): (name: string) => string {
  let count = 0;
  const host = /^https?:$/.test(location.protocol) ? location.origin : 'https://plaint.invalid';
  const frame = key === '' ? 'top' : key.replaceAll('/', '-').replaceAll('?', 'x');
  return (name) => `${host}/.plaint/${frame}/${++count}-${name}`;
}
