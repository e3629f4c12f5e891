import { defined } from '../defined.ts';
/** One text of a PO file (gettext's format, which translation tools read). */
export interface PoEntry {
  readonly context: string;
  readonly id: string;
  /** The English form for several, where the text has forms. */
  readonly plural?: string;
  /** One translation, or one for each form. */
  readonly forms: readonly string[];
  /** For the translator. */
  readonly notes?: readonly string[];
  readonly reference?: string;
  /** Set by tools: a guess that nobody looked at. */
  readonly isFuzzy?: boolean;
  /** Where it stands in a file that was read. */
  readonly line?: number;
}

export interface PoFile {
  readonly header: Readonly<Record<string, string>>;
  readonly entries: readonly PoEntry[];
}

/** A file that is not PO; `line` counts from 1. */
export class PoError extends Error {
  readonly line: number;

  constructor(line: number, what: string) {
    super(`line ${line}: ${what}`);
    this.line = line;
  }
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '"': '"',
  '\\': '\\',
};

function quoted(text: string): string {
  const escaped = text.replace(/[\\"]/g, '\\$&').replace(/\t/g, '\\t').replace(/\r/g, '\\r');
  const lines = escaped.split(/(?<=\n)/).map((line) => `"${line.replace('\n', '\\n')}"`);
  return lines.length > 1 ? ['""', ...lines].join('\n') : (lines[0] ?? '""');
}

/** Writes a file that is the same, byte for byte, whenever its texts are. */
export function writePo({ header, entries }: PoFile): string {
  const head = Object.entries(header)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
  return [`msgid ""\nmsgstr ${quoted(head)}\n`, ...entries.map(writeEntry)].join('\n');
}

function writeEntry({ context, id, plural, forms, notes, reference, isFuzzy }: PoEntry): string {
  const lines = [
    ...(notes ?? []).map((note) => `#. ${note}`),
    ...(reference === undefined ? [] : [`#: ${reference}`]),
    ...(isFuzzy ? ['#, fuzzy'] : []),
    `msgctxt ${quoted(context)}`,
    `msgid ${quoted(id)}`,
    ...(plural === undefined ? [] : [`msgid_plural ${quoted(plural)}`]),
    ...forms.map((form, at) => `msgstr${plural === undefined ? '' : `[${at}]`} ${quoted(form)}`),
  ];
  return `${lines.join('\n')}\n`;
}

interface Fields {
  readonly texts: Map<string, string>;
  readonly line: number;
  isFuzzy: boolean;
}

const keyword = /^(msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+(".*)$/;

function unquoted(text: string, line: number): string {
  const inner = /^"((?:[^"\\]|\\.)*)"$/.exec(text.trim())?.[1];
  if (inner === undefined) throw new PoError(line, `not a text in quotes: ${text.trim()}`);
  return inner.replace(/\\(.)/g, (whole, sign: string) => {
    const meant = escapes[sign];
    if (meant === undefined) throw new PoError(line, `unknown escape ${whole}`);
    return meant;
  });
}

/** Reads what any gettext tool writes; what it does not know of comments is left out. Throws a `PoError`. */
export function readPo(source: string): PoFile {
  const blocks: Fields[] = [];
  let current: Fields | undefined;
  let field: string | undefined;
  let isFuzzy = false;
  for (const [at, each] of source
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = at + 1;
    const text = each.trim();
    if (text === '' || text.startsWith('#')) {
      if (text.startsWith('#,')) isFuzzy ||= /\bfuzzy\b/.test(text);
      field = undefined;
      continue;
    }
    const found = keyword.exec(text);
    if (found === null) {
      if (!text.startsWith('"') || field === undefined || current === undefined) {
        throw new PoError(line, `not understood: ${text.slice(0, 80)}`);
      }
      current.texts.set(field, `${current.texts.get(field) ?? ''}${unquoted(text, line)}`);
      continue;
    }
    const [, name = '', value = ''] = found;
    const isNew =
      current === undefined ||
      (name === 'msgctxt' && current.texts.size > 0) ||
      (name === 'msgid' && current.texts.has('msgid'));
    if (isNew || current === undefined) {
      current = { texts: new Map(), line, isFuzzy };
      blocks.push(current);
      isFuzzy = false;
    }
    if (current.texts.has(name)) throw new PoError(line, `a second ${name}`);
    current.texts.set(name, unquoted(value, line));
    field = name;
  }
  const [first, ...rest] = blocks;
  if (first?.texts.get('msgid') !== '' || first.texts.has('msgctxt')) {
    throw new PoError(first?.line ?? 1, 'the header (an empty msgid) is missing');
  }
  return { header: headerOf(first.texts.get('msgstr') ?? ''), entries: rest.map(entryOf) };
}

function headerOf(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line.includes(':'))
      .map((line) => {
        const at = line.indexOf(':');
        return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
      }),
  );
}

function entryOf({ texts, line, isFuzzy }: Fields): PoEntry {
  const id = texts.get('msgid');
  if (id === undefined) throw new PoError(line, 'a text without msgid');
  const plural = texts.get('msgid_plural');
  const forms: string[] = [];
  for (const [name, value] of texts) {
    const number = /^msgstr\[(\d+)\]$/.exec(name)?.[1];
    if (number !== undefined) forms[Number(number)] = value;
  }
  const single = texts.get('msgstr');
  if (plural === undefined && single === undefined)
    throw new PoError(line, 'a text without msgstr');
  return {
    context: texts.get('msgctxt') ?? '',
    id,
    ...defined({ plural }),
    forms: plural === undefined ? [single ?? ''] : Array.from(forms, (form) => form ?? ''),
    isFuzzy,
    line,
  };
}
