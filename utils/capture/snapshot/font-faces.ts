import { readProperty } from '../../dom/read-property.ts';

/** A font that a script added, and the file that it came from. */
export interface ScriptedFont {
  /** The descriptors of an `@font-face` rule, without its source. */
  readonly descriptors: string;
  readonly url: string;
}

/**
 * Fonts of the FontFace API. They do not tell their source, so the font files that no rule names are matched
 * to them in order; if the numbers differ it is not known which is which, and none is claimed.
 */
export function scriptedFonts(
  document: Document,
  ruleFamilies: ReadonlySet<string>,
  files: readonly string[],
): {
  fonts: ScriptedFont[];
  /** Families of the others. */
  unknown: string[];
} {
  const set = readProperty<FontFaceSet>('Document', document, 'fonts');
  const faces: FontFace[] = [];
  try {
    set?.forEach((face) => {
      if (face.status === 'loaded' && !ruleFamilies.has(unquote(face.family))) faces.push(face);
    });
  } catch (_notTold) {
    return { fonts: [], unknown: [] };
  }
  const named = matchByName(faces, files);
  const openFaces = faces.filter((face) => !named.has(face));
  const openFiles = files.filter((file) => ![...named.values()].includes(file));
  const isClear = openFaces.length === openFiles.length;
  if (isClear) for (const [i, face] of openFaces.entries()) named.set(face, openFiles[i] ?? '');
  const fonts = [...named].map(([face, url]) => ({ descriptors: descriptorsOf(face), url }));
  return { fonts, unknown: isClear ? [] : openFaces.map(({ family }) => family) };
}

/** Files that carry the family's name, if one face and one file do. */
function matchByName(faces: readonly FontFace[], files: readonly string[]): Map<FontFace, string> {
  const matched = new Map<FontFace, string>();
  for (const face of faces) {
    const family = plainName(face.family);
    if (family.length < 4 || faces.filter((one) => plainName(one.family) === family).length > 1) {
      continue;
    }
    const fitting = files.filter((file) => plainName(file).includes(family));
    if (fitting.length === 1 && fitting[0] !== undefined) matched.set(face, fitting[0]);
  }
  return matched;
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function descriptorsOf(face: FontFace): string {
  const family = unquote(face.family).replace(/["\\]/g, '\\$&');
  return `font-family:"${family}";font-style:${face.style};font-weight:${face.weight};font-stretch:${face.stretch};unicode-range:${face.unicodeRange};`;
}

export function unquote(family: string): string {
  return family
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .toLowerCase();
}
