import type { ExportTexts } from '../../i18n/export-texts.ts';
import { showInJson } from '../../i18n/show-signs.ts';
import { toldTime } from '../../protocol/told-time.ts';
import { addressOf, type CaseExport, type ExportedItem, packageName } from './case-export.ts';
import { writeCsv } from './csv.ts';

/** One line of the table of items: what, where, when, hash, state. */
export interface ItemTableRow {
  readonly number: number;
  readonly kind: 'page' | 'post';
  readonly address: string;
  /** Of the page as captured: `address` itself, or the page that the post of that address was on. */
  readonly pageAddress: string;
  readonly author: string;
  readonly authorUrl: string;
  readonly text: string;
  readonly postedAt: string;
  readonly capturedAt: string;
  readonly contentSha256: string;
  /** Of the snapshot of the page; empty when the capture is gone. */
  readonly documentSha256: string;
  readonly screenshotSha256: string;
  readonly state: ExportedItem['state'];
  readonly reportId: string;
  readonly receivedAt: string;
  readonly answer: string;
  readonly lastCheck: string;
  readonly lastCheckAt: string;
  readonly tags: readonly string[];
  readonly note: string;
}

function itemTableRow({
  number,
  item,
  capture,
  state,
  report,
  checks,
}: ExportedItem): ItemTableRow {
  const hashOf = (role: string) =>
    capture?.artefacts.find((artefact) => artefact.role === role)?.sha256 ?? '';
  const [check] = checks;
  return {
    number,
    kind: item.kind,
    address: addressOf(item),
    pageAddress: item.url,
    author: item.author.name ?? '',
    authorUrl: item.author.url ?? '',
    text: item.text,
    postedAt: item.time === undefined ? '' : toldTime(item.time),
    capturedAt: item.capturedAt,
    contentSha256: item.contentSha256,
    documentSha256: item.partSha256 ?? hashOf('document'),
    screenshotSha256: hashOf('screenshot'),
    state,
    reportId: item.reportId ?? '',
    receivedAt: report?.receivedAt ?? '',
    answer: report?.step ?? '',
    lastCheck: check === undefined ? '' : (check.confirmed?.outcome ?? check.outcome),
    lastCheckAt: check?.confirmed?.at ?? check?.checkedAt ?? '',
    tags: item.tags,
    note: item.note,
  };
}

/** The table of items as a spreadsheet reads it. */
export function itemTableCsv(data: CaseExport, texts: ExportTexts): string {
  const { columns, states, kinds, outcomes, steps } = texts;
  const head = [
    columns.number,
    columns.kind,
    columns.address,
    columns.pageAddress,
    columns.author,
    columns.authorUrl,
    columns.text,
    columns.postedAt,
    columns.capturedAt,
    columns.contentSha256,
    columns.documentSha256,
    columns.screenshotSha256,
    columns.state,
    columns.reportId,
    columns.receivedAt,
    columns.answer,
    columns.lastCheck,
    columns.lastCheckAt,
    columns.tags,
    columns.note,
  ];
  const lines = data.items
    .map(itemTableRow)
    .map((row) => [
      String(row.number),
      kinds[row.kind],
      row.address,
      row.pageAddress,
      row.author,
      row.authorUrl,
      row.text,
      row.postedAt,
      row.capturedAt,
      row.contentSha256,
      row.documentSha256,
      row.screenshotSha256,
      states[row.state],
      row.reportId,
      row.receivedAt,
      row.answer === '' ? '' : (steps[row.answer as keyof typeof steps] ?? row.answer),
      row.lastCheck === ''
        ? ''
        : (outcomes[row.lastCheck as keyof typeof outcomes] ?? row.lastCheck),
      row.lastCheckAt,
      row.tags.join('; '),
      row.note,
    ]);
  return writeCsv([head, ...lines]);
}

/** The table of items as JSON, the same in every language. Signs that cannot be seen are escaped. */
export function itemTableJson(data: CaseExport): string {
  const { record, title, exportedAt, software } = data;
  const ledger = {
    type: 'plaint.ledger/1',
    exportedAt,
    software,
    case: { id: record.id, title, state: record.state, dueOn: record.dueOn ?? null },
    items: data.items.map((each) => ({
      id: each.item.id,
      ...itemTableRow(each),
      package: each.capture === undefined ? null : packageName(each.number),
      artefacts: (each.capture?.artefacts ?? []).map(({ role, name, sizeBytes, sha256 }) => ({
        role,
        name,
        sizeBytes,
        sha256,
      })),
      checks: each.checks.map(({ checkedAt, outcome, likeness, confirmed }) => ({
        checkedAt,
        outcome,
        likeness: likeness ?? null,
        confirmed: confirmed ?? null,
      })),
    })),
  };
  return `${showInJson(JSON.stringify(ledger, null, 2))}\n`;
}
