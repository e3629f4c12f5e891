import { attributeOf, selectAll } from '../../dom/elements.ts';
import { characterDataOf, firstChildOf, isText, nextSiblingOf } from '../../dom/nodes.ts';

type JsonObject = Readonly<Record<string, unknown>>;

const maxBytes = 2_000_000;
const maxObjects = 5_000;

/** Every object in the page's JSON-LD, flattened; scripts that do not parse are passed over. */
export function readJsonLd(document: Document): JsonObject[] {
  const found: JsonObject[] = [];
  let budget = maxBytes;
  for (const script of selectAll(document, 'script[type]')) {
    if (attributeOf(script, 'type')?.trim().toLowerCase() !== 'application/ld+json') continue;
    const text = scriptText(script);
    budget -= text.length;
    if (budget < 0) break;
    collect(parse(text), found);
  }
  return found;
}

function scriptText(script: Element): string {
  let text = '';
  for (let child = firstChildOf(script); child !== null; child = nextSiblingOf(child)) {
    if (isText(child)) text += characterDataOf(child);
  }
  return text;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.toWellFormed());
  } catch (_notJson) {
    return undefined;
  }
}

function collect(value: unknown, found: JsonObject[]): void {
  const waiting: unknown[] = [value];
  while (waiting.length > 0 && found.length < maxObjects) {
    const next = waiting.shift();
    if (Array.isArray(next)) waiting.push(...next.slice(0, maxObjects));
    else if (isObject(next)) {
      found.push(next);
      for (const inner of Object.values(next)) if (typeof inner === 'object') waiting.push(inner);
    }
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
