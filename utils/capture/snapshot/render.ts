import { quirkAttribute } from '../css/state-attributes.ts';
import { bytesToBase64 } from './data-url.ts';
import { escapeAttribute, escapeText } from './escape.ts';
import type { FrameSource, FrozenFrame, FrozenPart, Reference } from './frozen.ts';
import type { Inventory } from './inventory.ts';
import { pictureAttribute } from './picture-attribute.ts';
import { placeholderFrame, placeholderImage } from './placeholder.ts';
import { attributeSink, PartSink, type Sink } from './sink.ts';

/** Of the view: everything comes from inside the file. */
export const viewPolicy =
  "default-src 'none';img-src data:;style-src 'unsafe-inline';font-src data:;frame-src data:;form-action 'none'";
/** Of the documents in a package: what the package holds under their URLs, and nothing that runs. */
export const snapshotPolicy =
  "default-src 'none'; img-src * data: blob:; style-src * 'unsafe-inline' data:; font-src * data:; media-src * data: blob:; frame-src * data: blob:; form-action 'none'; base-uri 'none'";

const maxFrameDepth = 8;

interface RenderContext {
  readonly inventory: Inventory;
  /** `view`: bytes inside, frames inside; `document`: both by URL. */
  readonly mode: 'view' | 'document';
  readonly policy: string;
  readonly depth: number;
  /** A document in quirks mode inside an attribute, where no document can be in it (HTML §13.2.6.4.1). */
  readonly isQuirky?: boolean;
}

/** What quirks mode adds to the browser's own sheet (Quirks §3), weaker than any rule of the page. */
const quirks =
  '@layer{table{font-size:medium;font-weight:initial;font-style:initial;font-variant:initial;line-height:initial;white-space:initial;text-align:initial}input,textarea,select{box-sizing:border-box}html{height:100%}body{min-height:calc(100% - 16px)}' +
  `[${quirkAttribute}~="start"]{margin-block-start:0}[${quirkAttribute}~="end"]{margin-block-end:0}}`;

/** Writes one document of a frame with all its references resolved. */
export function renderDocument(
  context: RenderContext,
  frame: FrozenFrame,
  id: number,
  sink: Sink,
): void {
  const document = frame.documents[id];
  if (document) renderParts(context, frame, document.html, sink);
}

function renderParts(
  context: RenderContext,
  frame: FrozenFrame,
  parts: readonly FrozenPart[],
  sink: Sink,
): void {
  for (const part of parts) {
    if (typeof part === 'string') sink.text(part);
    else renderReference(context, frame, part, sink);
  }
}

function renderReference(
  context: RenderContext,
  frame: FrozenFrame,
  reference: Reference,
  sink: Sink,
): void {
  switch (reference.kind) {
    case 'head':
      sink.text(
        `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${context.policy}">`,
      );
      if (context.isQuirky) sink.text(`<style>${quirks}</style>`);
      return;
    case 'resource':
      renderResource(context, frame, reference, sink);
      return;
    case 'picture':
      renderPicture(context, frame, reference, sink);
      return;
    case 'look': {
      const url = frame.resources[reference.id]?.url;
      if (url === undefined || context.inventory.dataUrl(url) === undefined) return;
      sink.text(`${reference.before}url('`);
      renderUrl(context, url, '', sink);
      sink.text(`')${reference.after}`);
      return;
    }
    case 'sheet': {
      const sheet = frame.sheets[reference.id];
      const inner: Sink = reference.raw
        ? sink
        : { text: (text) => sink.text(escapeText(text)), plain: (text) => sink.plain(text) };
      if (sheet) renderParts(context, frame, sheet.parts, inner);
      return;
    }
    case 'document':
      renderChild(context, frame, reference.id, reference.as, sink);
      return;
    case 'frame': {
      const child = context.inventory.findFrame(reference.key, reference.url);
      if (child) renderChild(context, child, 0, reference.as, sink);
      else renderMissingFrame(context, reference.url, 'cross-origin', reference.as, sink);
    }
  }
}

function renderResource(
  context: RenderContext,
  frame: FrozenFrame,
  reference: Reference & { kind: 'resource' },
  sink: Sink,
): void {
  const resource = frame.resources[reference.id];
  if (!resource) return;
  const { url } = resource;
  // A style sheet that nobody could read, which is listed.
  if (reference.use === 'css') return;
  const fragment = reference.fragment ?? '';
  if (reference.use === 'css-image' || reference.use === 'font') {
    sink.plain("url('");
    renderUrl(context, url, fragment, sink);
    sink.plain("')");
  } else if (context.mode === 'document')
    sink.text(escapeAttribute(context.inventory.nameOf(url) + fragment));
  else {
    const data = context.inventory.dataUrl(url);
    if (data !== undefined) {
      sink.plain(data);
      if (fragment) sink.text(escapeAttribute(fragment));
      return;
    }
    const why = resource.missing ?? 'unreadable';
    context.inventory.addMissing({ url, use: reference.use, why });
    const { hasFailed, width, height } = reference;
    sink.plain(hasFailed ? 'data:,' : placeholderImage(url, why, width, height));
  }
}

function renderPicture(
  { inventory, mode }: RenderContext,
  frame: FrozenFrame,
  picture: Reference & { kind: 'picture' },
  sink: Sink,
): void {
  const resource = frame.resources[picture.id];
  if (!resource) return;
  const { url } = resource;
  const data = inventory.dataUrl(url);
  const fragment = escapeAttribute(picture.fragment ?? '');
  if (data === undefined && mode === 'view') {
    const why = resource.missing ?? 'unreadable';
    inventory.addMissing({ url, use: 'image', why });
    sink.text(` src="${placeholderImage(url, why, picture.width, picture.height)}"`);
    return;
  }
  const pixels = inventory.pixelWidth(url);
  const density = pixels === undefined ? picture.density : pixels / picture.naturalWidth;
  const source = mode === 'view' ? (data ?? '') : escapeAttribute(inventory.nameOf(url));
  sink.text(pictureAttribute(source + fragment, density));
}

/** The inside of a single-quoted `url('…')`. */
function renderUrl(context: RenderContext, url: string, fragment: string, sink: Sink): void {
  if (context.mode === 'document')
    sink.text((context.inventory.nameOf(url) + fragment).replaceAll("'", '%27'));
  else {
    const data = context.inventory.dataUrl(url);
    sink.plain(data ?? 'data:,');
    if (data !== undefined && fragment) sink.text(fragment.replaceAll("'", '%27'));
  }
}

/** The source of a frame element: another document, inside this one or by its URL. */
function renderChild(
  context: RenderContext,
  frame: FrozenFrame,
  id: number,
  as: FrameSource,
  sink: Sink,
): void {
  const document = frame.documents[id];
  if (document?.hasFailed) {
    renderMissingFrame(context, document.url, 'unreadable', as, sink);
    return;
  }
  if (context.mode === 'document') {
    sink.text(` src="${escapeAttribute(context.inventory.documentUrl(frame, id))}"`);
    return;
  }
  if (context.depth >= maxFrameDepth) {
    renderMissingFrame(context, frame.documents[id]?.url ?? '', 'limit-depth', as, sink);
    return;
  }
  const inner = { ...context, depth: context.depth + 1 };
  if (as === 'src') {
    const own = new PartSink();
    renderDocument(inner, frame, id, own);
    sink.plain(` src="${toPageUrl(own.toText())}"`);
    return;
  }
  // Without scripts the frame's own origin gives it nothing; with it, readers of the snapshot can look
  // inside.
  sink.text(' sandbox="allow-same-origin" srcdoc="');
  const isQuirky = frame.documents[id]?.quirks === true;
  renderDocument({ ...inner, isQuirky }, frame, id, attributeSink(sink));
  sink.text('"');
}

function renderMissingFrame(
  context: RenderContext,
  url: string,
  why: 'cross-origin' | 'limit-depth' | 'unreadable',
  as: FrameSource,
  sink: Sink,
): void {
  context.inventory.addMissing({ url, use: 'frame', why });
  const page = placeholderFrame(url, why);
  if (as === 'src') {
    sink.plain(` src="${toPageUrl(page)}"`);
    return;
  }
  sink.text(' sandbox="" srcdoc="');
  attributeSink(sink).text(page);
  sink.text('"');
}

function toPageUrl(html: string): string {
  return `data:text/html;charset=utf-8;base64,${bytesToBase64(new TextEncoder().encode(html))}`;
}
