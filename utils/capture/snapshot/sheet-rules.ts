import { readProperty } from '../../dom/read-property.ts';
import { hasLostValues } from '../css/lost-declarations.ts';

/** CSSRule types of CSSOM §6.4.2. */
const styleRule = 1;
const importRule = 3;
const fontFaceRule = 5;
const keyframesRule = 7;

export interface ImportedSheet {
  readonly kind: 'import';
  readonly href: string;
  /** Null if it did not load. */
  readonly sheet: CSSStyleSheet | null;
  /** The conditions and the layer it was given, as blocks around it. */
  readonly wrappers: readonly string[];
}

/** A rule whose text lacks declarations that the browser has and does not write. */
export interface LostRuleEntry {
  readonly kind: 'lost';
  readonly rule: CSSRule;
  readonly text: string;
}

export type RuleEntry = string | ImportedSheet | LostRuleEntry;

/** One rule as text, or as what has to be done for it. */
export function readRule(rule: CSSRule, base: string): RuleEntry | undefined {
  if (typeOf(rule) === importRule) return readImport(rule, base);
  const text = readProperty<string>('CSSRule', rule, 'cssText') ?? '';
  return hasLostValues(text) ? { kind: 'lost', rule, text } : text;
}

export function isStyleRule(rule: CSSRule): boolean {
  return typeOf(rule) === styleRule;
}

/** The family that an `@font-face` rule defines. */
export function familyOf(rule: CSSRule): string | undefined {
  if (typeOf(rule) !== fontFaceRule) return undefined;
  const style = readProperty<CSSStyleDeclaration>('CSSFontFaceRule', rule, 'style');
  return style?.getPropertyValue('font-family');
}

/** The name of a `@keyframes` rule, and the custom properties that it moves. */
export function movedBy(rule: CSSRule): { name: string; properties: Set<string> } | undefined {
  if (typeOf(rule) !== keyframesRule) return undefined;
  const properties = new Set<string>();
  for (const frame of childRules(rule) ?? []) {
    const style = readProperty<CSSStyleDeclaration>('CSSKeyframeRule', frame, 'style');
    for (const name of style ?? []) if (name.startsWith('--')) properties.add(name);
  }
  const name = readProperty<string>('CSSKeyframesRule', rule, 'name') ?? '';
  return properties.size === 0 ? undefined : { name, properties };
}

/** The rules inside of a rule, whatever its kind; undefined where none can be. */
export function childRules(rule: CSSRule): CSSRule[] | undefined {
  for (const kind of ['CSSStyleRule', 'CSSKeyframesRule', 'CSSGroupingRule']) {
    const rules = readProperty<CSSRuleList>(kind, rule, 'cssRules');
    if (rules !== undefined) return Array.from(rules);
  }
  return undefined;
}

function typeOf(rule: CSSRule): number | undefined {
  return readProperty<number>('CSSRule', rule, 'type');
}

function readImport(rule: CSSRule, base: string): ImportedSheet | undefined {
  const href = URL.parse(readProperty<string>('CSSImportRule', rule, 'href') ?? '', base)?.href;
  if (!href) return undefined;
  const sheet = readProperty<CSSStyleSheet | null>('CSSImportRule', rule, 'styleSheet') ?? null;
  const layer = readProperty<string | null>('CSSImportRule', rule, 'layerName');
  const supports = readProperty<string | null>('CSSImportRule', rule, 'supportsText');
  const media = readProperty<MediaList>('CSSImportRule', rule, 'media');
  const query = media ? (readProperty<string>('MediaList', media, 'mediaText') ?? '') : '';
  const wrappers: string[] = [];
  if (query) wrappers.push(`@media ${query}`);
  if (supports) wrappers.push(`@supports (${supports})`);
  if (layer !== null && layer !== undefined) wrappers.push(`@layer ${layer}`);
  return { kind: 'import', href, sheet, wrappers };
}
