import { nodeTypeOf } from '../../dom/nodes.ts';
import { readProperty } from '../../dom/read-property.ts';
import { noted } from '../../faults/expected.ts';
import { noteFault } from '../../faults/note-fault.ts';
import type { Omission } from '../../protocol/capture-account.ts';
import { isPageCondition } from '../page-condition.ts';
import { writeInstructedSheets } from './adopted.ts';
import { DocumentWriter } from './document-writer.ts';
import { writeBaseStyle } from './element-rules.ts';
import { scriptedFonts } from './font-faces.ts';
import type { FrameContext, OpenShadowRoot } from './frame-context.ts';
import { ownFrameKey } from './frame-key.ts';
import type { FreezeRequest, FrozenDocument, FrozenFrame } from './frozen.ts';
import { Guard } from './guard.ts';
import { findLatePictures } from './late-pictures.ts';
import { OmissionList } from './omission-list.ts';
import { placeholderFrame } from './placeholder.ts';
import { noCopy, type OwnCopy, ResourcePool } from './resource-pool.ts';
import { Slicer } from './slicer.ts';
import { StyleReader } from './style-reader.ts';
import { loadedFonts, ResourceTimeline } from './timeline.ts';
import { walkDocument } from './walk.ts';

export interface FreezePorts {
  /**
   * The browser's key to closed shadow roots: `chrome.dom.openOrClosedShadowRoot` or Firefox's on the
   * element.
   */
  readonly openShadowRoot?: OpenShadowRoot;
  readonly copy?: OwnCopy;
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
  const cuts = new OmissionList();
  const guard = new Guard(cuts, ports.signal);
  const url = location.href;
  const key = guard.try('frame', url, ownFrameKey, '?');
  if (isReadByParent()) return emptyFrame(key, url);
  const startedAt = performance.now();
  const slicer = new Slicer(request.sliceMs, request.maxWalkMs, ports.signal);
  const timeline = new ResourceTimeline();
  const pool = new ResourcePool(request, ports.copy ?? noCopy, timeline, ports.signal);
  const styles = new StyleReader({
    pool,
    cuts,
    guard,
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
    guard,
    slicer,
    openShadowRoot: ports.openShadowRoot ?? (() => null),
    renamed: new Set(),
    syntheticUrl: syntheticUrls(key),
    timeline,
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
  const mutations = guard.try('other', 'mutations', () => countMutations(document), uncounted);
  const documents: FrozenDocument[] = [];
  for (let next = waiting[0]; next; next = waiting[documents.length]) {
    documents.push(await freezeOrFail(context, next));
  }
  const mutationsDuring = mutations.stop();
  if (mutationsDuring > 0) cuts.add('other', 'changed-while-captured', url, mutationsDuring);
  slicer.rest();
  await settle(guard, 'stylesheet', () => styles.settle(), undefined);
  if (context.renamed.size > 0) {
    guard.try('stylesheet', url, () => styles.renameTypes(context.renamed), undefined);
  }
  await settle(guard, 'resource', () => pool.settle(), undefined);
  slicer.resume();
  const looks = await findLatePictures(
    waiting.map((entry) => entry.document),
    context,
  ).catch(noted('snapshot.late-pictures', [], isPageCondition));
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

const maxFailures = 50;

/** Waits for work of which a part may fail: each failure is listed, and the rest waited for again. */
async function settle<Value>(
  guard: Guard,
  what: Omission['what'],
  wait: () => Promise<Value>,
  otherwise: Value,
): Promise<Value> {
  for (let failures = 0; failures < maxFailures; failures++) {
    try {
      return await wait();
    } catch (thrown) {
      guard.note(what, location.href, thrown);
    }
  }
  return otherwise;
}

/** A document that fails as a whole costs itself alone: a page that says so stands in its place. */
async function freezeOrFail(context: FrameContext, waiting: Waiting): Promise<FrozenDocument> {
  const url = readProperty<string>('Document', waiting.document, 'URL') ?? 'about:blank';
  const failed: FrozenDocument = {
    url,
    base: url,
    title: '',
    quirks: false,
    html: [placeholderFrame(url, 'unreadable')],
    text: '',
    nodes: 0,
    hasFailed: true,
  };
  try {
    return await freezeDocument(context, waiting);
  } catch (thrown) {
    context.guard.rethrowIfStopped();
    noteFault('snapshot.document', thrown, isPageCondition);
    // A frame is listed by the document that it stands in.
    if (waiting.document === document) context.guard.list('frame', url);
    return failed;
  }
}

async function freezeDocument(context: FrameContext, waiting: Waiting): Promise<FrozenDocument> {
  const { document: own, view, key } = waiting;
  const writer = new DocumentWriter(context, own, view, key);
  context.ownRules ??= writer.extraSheet;
  await writer.readSheets(own);
  const isHtml = writer.parts.root !== null;
  if (isHtml) writer.out.text(doctypeOf(own));
  else openWrapper(writer);
  await walkDocument(writer);
  if (!isHtml) writer.out.text('</body></html>');
  const { guard } = context;
  guard.try('other', 'highlights', () => listHighlights(context, view), undefined);
  if (!isHtml && isShownAsTree(own)) context.cuts.add('other', 'unsupported', 'XML');
  const text = writer.text.finish();
  // Classes in another case, heights in percent and lines around pictures may look otherwise there.
  if (writer.isQuirkyFrame && text !== '') {
    context.cuts.add('frame', 'unsupported', `quirks mode ${writer.base}`);
  }
  guard.try('font', writer.base, () => writeScriptedFonts(context, writer), undefined);
  guard.try('stylesheet', writer.base, () => writer.finishExtraSheet(), undefined);
  context.textLength += writer.out.length;
  return {
    url: readProperty<string>('Document', own, 'URL') ?? writer.base,
    base: writer.base,
    title: readProperty<string>('Document', own, 'title') ?? '',
    quirks: readProperty<string>('Document', own, 'compatMode') === 'BackCompat',
    html: writer.out.finish(),
    text,
    nodes: writer.nodes,
  };
}

/** A document whose root is not that of HTML, as the only content of one that is. */
function openWrapper(writer: DocumentWriter): void {
  writer.out.text('<!DOCTYPE html><html><head>');
  writer.out.reference({ kind: 'head' });
  writer.out.text('<style>body{margin:0}body>svg{display:block}</style>');
  writeBaseStyle(writer);
  const { guard } = writer.context;
  guard.try('stylesheet', writer.base, () => writeInstructedSheets(writer), undefined);
  writer.out.text('</head><body>');
}

function writeScriptedFonts(context: FrameContext, writer: DocumentWriter): void {
  const { families, urls } = context.styles.fontRules();
  const files = loadedFonts(writer.view).filter((file) => !urls.has(file));
  const { fonts, unknown } = scriptedFonts(writer.document, families, files);
  for (const { descriptors, url } of fonts) {
    writer.documentRules.add(`@font-face{${descriptors}src:url("${url.replace(/["\\\n]/g, '')}")}`);
  }
  for (const family of unknown) context.cuts.add('font', 'unreadable', `FontFace ${family}`);
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
  } catch (_otherOrigin) {
    return false;
  }
}

function emptyFrame(key: string, url: string): FrozenFrame {
  const account = { durationMs: 0, longestTaskMs: 0, nodes: 0, mutationsDuring: 0, cuts: [] };
  return { key, url, within: true, documents: [], sheets: [], resources: [], account };
}

/**
 * XML that nothing styles is shown by the browser as a tree of its own, which is not in the document; where
 * it is (Chromium), it is HTML.
 */
function isShownAsTree(own: Document): boolean {
  const type = readProperty<string>('Document', own, 'contentType') ?? '';
  const sheets = readProperty<StyleSheetList>('Document', own, 'styleSheets');
  return /^(?:text|application)\/(?:[\w.-]+\+)?xml$/.test(type) && sheets?.length === 0;
}

/** What `CSS.highlights` paints has no markup. */
function listHighlights({ cuts }: FrameContext, view: Window | null): void {
  const css: unknown = view && Reflect.get(view, 'CSS');
  const highlights: unknown = css && Reflect.get(css, 'highlights');
  // Firefox lets no content script iterate over what the page's own window holds.
  const visit: unknown = Reflect.get(Object(highlights), 'forEach');
  if (typeof visit !== 'function') return;
  Reflect.apply(visit, highlights, [
    (ranges: { readonly size: number }, name: string) => {
      if (ranges.size > 0) cuts.add('other', 'unsupported', `::highlight(${name})`, ranges.size);
    },
  ]);
}

const uncounted = { stop: () => 0 };

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
