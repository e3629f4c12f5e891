import ts from 'typescript';
import type { PluralForms, Text } from '../i18n/plural.ts';

/** One text in the source of a file of words. */
export interface WordEntry {
  /** The keys that lead to the text, joined by dots: `form.progress`. */
  readonly path: string;
  readonly text: Text;
  /** The comments right above it. */
  readonly notes: readonly string[];
  /** Offset of its value in the source, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** Reads the one object of texts that a file of words declares, with the notes beside its texts. */
export function readWordFile(source: string, name: string): WordEntry[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  const entries: WordEntry[] = [];
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { initializer } of statement.declarationList.declarations) {
      if (initializer !== undefined) collect(initializer, [], [], source, entries);
    }
  }
  return entries;
}

function collect(
  node: ts.Expression,
  path: readonly string[],
  notes: readonly string[],
  source: string,
  entries: WordEntry[],
): void {
  if (ts.isAsExpression(node)) {
    collect(node.expression, path, notes, source, entries);
    return;
  }
  const text = ts.isStringLiteral(node) ? node.text : pluralOf(node);
  if (text !== undefined) {
    entries.push({ path: path.join('.'), text, notes, start: node.getStart(), end: node.getEnd() });
    return;
  }
  if (ts.isArrayLiteralExpression(node)) {
    for (const [at, element] of node.elements.entries()) {
      collect(
        element,
        [...path, String(at)],
        [...notes, ...notesAbove(element, source)],
        source,
        entries,
      );
    }
    return;
  }
  if (!ts.isObjectLiteralExpression(node)) return;
  for (const property of node.properties) {
    if (!ts.isPropertyAssignment(property)) continue;
    const key = nameOf(property.name);
    collect(property.initializer, [...path, key], notesAbove(property, source), source, entries);
  }
}

function nameOf(name: ts.PropertyName): string {
  return ts.isStringLiteral(name) || ts.isIdentifier(name) ? name.text : name.getText();
}

const forms: ReadonlySet<string> = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);

/** An object of nothing but forms of one text, and the place that decides. */
function pluralOf(node: ts.Expression): PluralForms | undefined {
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const pairs: [string, string][] = [];
  for (const property of node.properties) {
    if (!ts.isPropertyAssignment(property) || !ts.isStringLiteral(property.initializer))
      return undefined;
    const key = nameOf(property.name);
    if (key !== 'by' && !forms.has(key)) return undefined;
    pairs.push([key, property.initializer.text]);
  }
  const read: Partial<Record<string, string>> = Object.fromEntries(pairs);
  return read['other'] === undefined ? undefined : { ...read, other: read['other'] };
}

function notesAbove(node: ts.Node, source: string): string[] {
  const comments = ts.getLeadingCommentRanges(source, node.getFullStart()) ?? [];
  return comments.flatMap(({ pos, end }) =>
    source
      .slice(pos, end)
      .replace(/^\/\*+|\*+\/$/g, '')
      .split('\n')
      .map((line) => line.replace(/^\s*(?:\/\/|\*)?\s?/, '').trim())
      .filter((line) => line !== ''),
  );
}

/** The source with other values in place of those of some entries. Not yet formatted. */
export function writeWordFile(
  source: string,
  entries: readonly WordEntry[],
  changed: ReadonlyMap<string, Text>,
): string {
  let written = source;
  for (const { path, start, end } of entries.toReversed()) {
    const text = changed.get(path);
    if (text !== undefined) written = written.slice(0, start) + literal(text) + written.slice(end);
  }
  return written;
}

/** A value as source text. */
export function literal(text: Text): string {
  if (typeof text === 'string') return JSON.stringify(text);
  const pairs = Object.entries(text).map(([key, form]) => `${key}: ${JSON.stringify(form)}`);
  return `{ ${pairs.join(', ')} }`;
}
