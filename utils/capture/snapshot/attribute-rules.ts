import { anyOf } from '../../pattern.ts';

/** What may be kept of an attribute. */
export type AttributeRule = 'keep' | 'drop' | 'url' | 'link' | 'style' | 'image';

/** What the HTML parser reads back as one attribute name. */
const validName = /^[^\s"'<>/=\p{Cc}]+$/u;
/**
 * Of any event, known to this browser or not; names with other signs (`on:tap`, `on-tap`) are frameworks'
 * own.
 */
const handlerName = /^on[\p{L}\p{N}]*$/u;
const secretName = /csrf|xsrf|nonce|token|secret|passw|session|api-?key|signature|credential/i;

/** By name alone; what an element does with its own attributes stands in `element-rules.ts`. */
const rules: Readonly<Record<string, AttributeRule>> = {
  style: 'style',
  href: 'link',
  'xlink:href': 'link',
  cite: 'url',
  longdesc: 'url',
  background: 'image',
  src: 'drop',
  srcset: 'drop',
  srcdoc: 'drop',
  sizes: 'drop',
  imagesrcset: 'drop',
  imagesizes: 'drop',
  loading: 'drop',
  poster: 'drop',
  data: 'drop',
  code: 'drop',
  codebase: 'drop',
  classid: 'drop',
  archive: 'drop',
  action: 'drop',
  formaction: 'drop',
  ping: 'drop',
  manifest: 'drop',
  profile: 'drop',
  integrity: 'drop',
  nonce: 'drop',
  crossorigin: 'drop',
  referrerpolicy: 'drop',
  fetchpriority: 'drop',
  autofocus: 'drop',
  autoplay: 'drop',
  'http-equiv': 'drop',
  sandbox: 'drop',
  allow: 'drop',
  is: 'drop',
  attributionsrc: 'drop',
  shadowrootmode: 'drop',
  shadowrootdelegatesfocus: 'drop',
  shadowrootclonable: 'drop',
  shadowrootserializable: 'drop',
};

/** Attributes that hold what a control was given, or get names of ours beside the page's. */
const changing = new Set(
  'value checked selected open popover part exportparts width height'.split(' '),
);

/**
 * Whether an attribute may stand otherwise in a snapshot than on the page, or not at all. Lower case; names
 * of our own are the snapshot's alone.
 */
export function isWrittenOtherwise(name: string): boolean {
  return changing.has(name) || (ruleFor(name) !== 'keep' && !name.startsWith('plaint-'));
}

/** In the text of a rule: it may ask for such an attribute. What it finds too much costs a reading. */
export const asksForChanged = anyOf(
  [
    String.raw`\[\s*(?:\*?\|)?(?:on[a-z]|data-[\w-]*(?:${secretName.source})`,
    String.raw`(?:${[...Object.keys(rules), ...changing].join('|')})[\s\]=~|^$*])`,
  ],
  'i',
);

/** Pages use few names, and use them again and again. */
const known = new Map<string, AttributeRule>();
const maxKnown = 5_000;

export function ruleFor(name: string): AttributeRule {
  const rule = known.get(name) ?? readRule(name);
  if (known.size < maxKnown) known.set(name, rule);
  return rule;
}

function readRule(name: string): AttributeRule {
  const lower = name.toLowerCase();
  if (handlerName.test(lower) || lower.startsWith('plaint-')) return 'drop';
  const rule = Object.hasOwn(rules, lower) ? rules[lower] : undefined;
  if (rule) return rule;
  if (!validName.test(name)) return 'drop';
  if (lower.startsWith('data-') && secretName.test(lower)) return 'drop';
  return 'keep';
}

const activeScheme = /^(?:javascript|vbscript|data):/i;
/** What URL parsers skip before and inside a scheme (URL §4.4, and more to be safe). */
const ignorable = /[\s\p{Cc}]+/gu;

/** An absolute link that does nothing by itself; a fragment stays one; undefined for an active scheme. */
export function inertLink(value: string, base: string): string | undefined {
  const trimmed = value.trim();
  if (trimmed.startsWith('#')) return trimmed;
  if (activeScheme.test(value.slice(0, 200).replace(ignorable, ''))) return undefined;
  const url = URL.parse(trimmed, base);
  if (!url || url.protocol === 'javascript:' || url.protocol === 'data:') return undefined;
  return url.href;
}
