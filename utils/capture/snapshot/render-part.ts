import { escapeAttribute, escapeText } from './escape.ts';
import type { FrozenPart, Reference } from './frozen.ts';
import { pictureAttribute } from './picture-attribute.ts';
import { placeholderFrame } from './placeholder.ts';
import { snapshotPolicy } from './render.ts';

/** How what is shared between parts is called in each of them. */
export interface PartNames {
  /** The address of a sheet in the package; undefined for one that says nothing. */
  sheetUrl(id: number): string | undefined;
  resourceUrl(id: number): string;
}

/** Writes parts with every sheet and resource by its address: what is shared is stored once. */
export function renderPart(
  parts: readonly FrozenPart[],
  names: PartNames,
  /** A sheet that no other part has: its text goes in its place. */
  own?: { readonly id: number; readonly text: string },
): string {
  let out = '';
  for (const part of parts) {
    if (typeof part === 'string') out += part;
    else if (part.kind === 'sheet' && part.id === own?.id) out += own.text;
    else out += renderOne(part, names);
  }
  return out;
}

function renderOne(reference: Reference, names: PartNames): string {
  switch (reference.kind) {
    case 'head':
      return `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${snapshotPolicy}">`;
    case 'sheet': {
      const url = names.sheetUrl(reference.id);
      if (url === undefined) return '';
      const rule = `@import url('${cssUrl(url)}');`;
      return reference.raw ? rule : escapeText(rule);
    }
    case 'resource': {
      const url = names.resourceUrl(reference.id) + (reference.fragment ?? '');
      if (reference.use === 'css') return `@import url('${cssUrl(url)}');`;
      return reference.use === 'image' || reference.use === 'media'
        ? escapeAttribute(url)
        : `url('${cssUrl(url)}')`;
    }
    case 'picture': {
      const url = names.resourceUrl(reference.id) + (reference.fragment ?? '');
      return pictureAttribute(escapeAttribute(url), reference.density);
    }
    case 'look':
      return '';
    case 'document':
    case 'frame': {
      // A frame inside of a post is a page of its own: it is named, not held.
      const url = reference.kind === 'frame' ? reference.url : '';
      return ` sandbox="" srcdoc="${escapeAttribute(placeholderFrame(url, 'unsupported'))}"`;
    }
  }
}

/**
 * The text of a sheet; sheets that it refers to are written into it, as an import may stand at its start
 * only.
 */
export function renderSheet(
  id: number,
  sheets: readonly { readonly parts: readonly FrozenPart[] }[],
  names: PartNames,
  depth = 0,
): string {
  const nested: PartNames = { ...names, sheetUrl: () => undefined };
  let out = '';
  for (const part of sheets[id]?.parts ?? []) {
    if (typeof part === 'string') out += part;
    else if (part.kind === 'sheet') {
      if (depth < maxNesting) out += renderSheet(part.id, sheets, names, depth + 1);
    } else out += renderOne(part, nested);
  }
  return out;
}

const maxNesting = 16;

function cssUrl(url: string): string {
  return url.replace(/['\\\n\r\f]/g, (character) =>
    encodeURIComponent(character).replace("'", '%27'),
  );
}
