import type { ExportTexts } from '../../i18n/export-texts.ts';
import { fill } from '../../i18n/translate.ts';
import { type CaseExport, packageName } from './case-export.ts';
import { evidenceDocument, type Pictures, utc } from './evidence-document.ts';
import { html } from './html.ts';
import { itemTableCsv, itemTableJson } from './item-table.ts';
import { printPage } from './print-page.ts';
import { statementLetter } from './statement-letter.ts';
import type { ExportFile } from './write-zip.ts';

export interface PackParts {
  readonly pictures: Pictures;
  /** The signed package of an item, by its number. */
  readonly packageOf: (number: number) => Promise<Blob>;
  /** A document of the case, by its hash. */
  readonly documentOf: (sha256: string) => Promise<Blob>;
}

function textFile(name: string, type: string, make: () => string): ExportFile {
  return { name, make: async () => new Blob([make()], { type }) };
}

/** Names that any system can unpack: the reporter's own file names stand in the index only. */
function documentName(position: number, mediaType: string): string {
  const ending = /^[a-z0-9]{2,5}$/.exec(mediaType.split('/')[1] ?? '')?.[0] ?? 'bin';
  return `documents/document-${String(position + 1).padStart(2, '0')}.${ending}`;
}

function indexPage(data: CaseExport, texts: ExportTexts): string {
  const { pack } = texts;
  const packages = data.items.filter(({ capture }) => capture !== undefined);
  const lines = [
    html`<li><code>01-statement.html</code> — ${pack.statement}</li>`,
    html`<li><code>02-evidence.html</code> — ${pack.evidence}</li>`,
    html`<li><code>03-ledger.csv</code>, <code>03-ledger.json</code> — ${pack.ledger}</li>`,
    ...packages.map(
      ({ number }) =>
        html`<li><code>${packageName(number)}</code> — ${fill(pack.package, { number })}</li>`,
    ),
    ...data.record.documents.map(
      ({ name, mediaType, sha256 }, at) =>
        html`<li><code>${documentName(at, mediaType)}</code> — <bdi>${name}</bdi> <code>${sha256}</code></li>`,
    ),
    html`<li><code>sha256sums.txt</code> — ${pack.sums}</li>`,
  ];
  return printPage({
    language: data.language,
    title: pack.title,
    running: {
      head: pack.title,
      foot: fill(texts.madeAt, { at: utc(data.exportedAt) }),
      page: texts.page,
    },
    body: [
      html`<p>${pack.about}</p>`,
      html`<h2>${pack.contents}</h2><ol>${lines}</ol>`,
      html`<h2>${pack.verify}</h2><ol>${pack.verifySteps.map((step) => html`<li>${step}</li>`)}</ol>`,
      html`<h2>${texts.evidence.limits}</h2>`,
      ...texts.limits.map((limit) => html`<p>${limit}</p>`),
    ],
  });
}

/**
 * A hand-over package for law enforcement (A9c), in reading order; `write-zip.ts` adds the list of digests.
 */
export function policePack(data: CaseExport, texts: ExportTexts, parts: PackParts): ExportFile[] {
  const html5 = 'text/html';
  return [
    textFile('00-index.html', html5, () => indexPage(data, texts)),
    textFile('01-statement.html', html5, () => statementLetter(data, texts)),
    textFile('02-evidence.html', html5, () => evidenceDocument(data, texts, parts.pictures)),
    textFile('03-ledger.csv', 'text/csv', () => itemTableCsv(data, texts)),
    textFile('03-ledger.json', 'application/json', () => itemTableJson(data)),
    ...packageFiles(data, parts),
    ...data.record.documents.map(({ sha256, mediaType }, at) => ({
      name: documentName(at, mediaType),
      make: () => parts.documentOf(sha256),
    })),
  ];
}

/** The signed package of every item that has a capture. */
export function packageFiles(
  data: CaseExport,
  { packageOf }: Pick<PackParts, 'packageOf'>,
): ExportFile[] {
  return data.items
    .filter(({ capture }) => capture !== undefined)
    .map(({ number }) => ({ name: packageName(number), make: () => packageOf(number) }));
}
