import { readProperty } from './dom-access.ts';

/** A font that a script added, and the file that it came from. */
export interface ScriptedFont {
  /** The descriptors of an `@font-face` rule, without its source. */
  readonly descriptors: string;
  readonly url: string;
}

/**
 * Fonts of the FontFace API. They do not tell their source, so the font files that no rule names are matched to
 * them in order; if the numbers differ it is not known which is which, and none is claimed.
 */
export function scriptedFonts(
  document: Document,
  ruleFamilies: ReadonlySet<string>,
  files: readonly string[],
): {
  fonts: ScriptedFont[];
  unknown: number;
} {
  const set = readProperty<FontFaceSet>('Document', document, 'fonts');
  const faces: FontFace[] = [];
  try {
    set?.forEach((face) => {
      if (face.status === 'loaded' && !ruleFamilies.has(unquote(face.family))) faces.push(face);
    });
  } catch {
    return { fonts: [], unknown: 0 };
  }
  if (faces.length !== files.length) return { fonts: [], unknown: faces.length };
  const fonts = faces.map((face, i) => ({
    descriptors: `font-family:"${unquote(face.family).replace(/["\\]/g, '\\$&')}";font-style:${face.style};font-weight:${face.weight};font-stretch:${face.stretch};unicode-range:${face.unicodeRange};`,
    url: files[i] ?? '',
  }));
  return { fonts, unknown: 0 };
}

export function unquote(family: string): string {
  return family
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .toLowerCase();
}
