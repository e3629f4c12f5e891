import { PlaintError } from '../../errors.ts';
import { readBlob } from '../../evidence/blob-chunks.ts';
import { toBase64 } from '../../evidence/bytes.ts';
import { exportTextsIn } from '../../i18n/export-texts.ts';
import type { Translator } from '../../i18n/translate.ts';
import { createTranslator } from '../../i18n/translate.ts';
import { extensionVersion } from '../../platform/environment.ts';
import type { CaseItem } from '../../report/case-item.ts';
import type { CasebookView } from '../../report/casebook/casebook-view.ts';
import { type CasebookCase, inboxId } from '../../report/casebook-case.ts';
import type { CaseExport } from '../../report/export/case-export.ts';
import { complaintText, unansweredItems } from '../../report/export/complaint-text.ts';
import { dsaNotice, missingDsaElements } from '../../report/export/dsa-notice.ts';
import { emailText } from '../../report/export/email-text.ts';
import { evidenceDocument } from '../../report/export/evidence-document.ts';
import type { ExportMade, ExportOrder } from '../../report/export/export-order.ts';
import { itemTableCsv, itemTableJson } from '../../report/export/item-table.ts';
import { type PackParts, packageFiles, policePack } from '../../report/export/police-pack.ts';
import { redactItem } from '../../report/export/redact-item.ts';
import { statementLetter } from '../../report/export/statement-letter.ts';
import { type ExportFile, writeZip } from '../../report/export/write-zip.ts';
import { writeXarf, xarfJson } from '../../report/export/xarf.ts';
import { findCategory } from '../../standard/find.ts';
import type { Standard } from '../../standard/schema.ts';
import { loadBlob } from '../../storage/blobs.ts';
import { loadCapture } from '../../storage/captures.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { sealCase } from '../cases/case-file.ts';
import { itemConcernsMinor } from '../cases/item-concerns-minor.ts';
import { copyForExport, packageForExport } from './copy-for-export.ts';

/** Printed pictures beyond this would make a document that no browser prints; they are in the packages. */
const mostPictures = 200;
const mostPictureBytes = 64 * 1024 * 1024;

export interface ExportContext {
  readonly db: PlaintDb;
  readonly view: CasebookView;
  readonly standard: Standard;
  /** The reader's translator, for what is said beside the file. */
  readonly translator: Translator;
}

/** Of items of several cases: a case of no name, facts or documents of its own. */
function caseOf(items: readonly CaseItem[], view: CasebookView): CasebookCase {
  const ids = new Set(items.map(({ caseId }) => caseId));
  const record = view.cases.find(({ id }) => ids.size === 1 && ids.has(id));
  if (record !== undefined) return record;
  const now = new Date().toISOString();
  const blank = { title: '', state: 'open', note: '', documents: [] } as const;
  return { ...blank, documents: [], id: inboxId, createdAt: now, updatedAt: now };
}

/** What the writers take, and how the package of each item that has one is made. */
interface Gathered {
  readonly data: CaseExport;
  readonly packages: ReadonlyMap<number, () => Promise<Blob>>;
  /** How many of the items concern a minor and have something to show. */
  readonly minors: number;
}

async function gather(
  { db, view, standard }: ExportContext,
  items: readonly CaseItem[],
  { kind: order, language, name, contact }: ExportOrder,
): Promise<Gathered> {
  const record = caseOf(items, view);
  const category = findCategory(standard, record.template?.category ?? '');
  const { t, pick } = createTranslator(language);
  const exported: CaseExport['items'][number][] = [];
  const packages = new Map<number, () => Promise<Blob>>();
  let minors = 0;
  for (const [at, item] of items.entries()) {
    const number = at + 1;
    const capture =
      item.captureId === undefined ? undefined : await loadCapture(db, item.captureId);
    const each = {
      number,
      item,
      capture,
      state: view.stateOf(item),
      report: view.progressOf(item),
      checks: view.checks.get(item.id) ?? [],
    };
    if (capture === undefined) {
      exported.push(each);
      continue;
    }
    const isMinorConcerned = await itemConcernsMinor(db, item, standard);
    if (isMinorConcerned) minors += 1;
    // A case that moves takes its originals along, whatever copies there are.
    const isCopyMade = isMinorConcerned && order !== 'archive';
    const redacted = await copyForExport(db, item, capture, isCopyMade);
    exported.push(redacted === undefined ? each : await redactItem({ ...each, capture }, redacted));
    packages.set(number, () => packageForExport(db, item, capture, redacted));
  }
  const data: CaseExport = {
    record,
    title: record.title || t('casebook.inbox'),
    items: exported,
    exportedAt: new Date().toISOString(),
    language,
    reporter: name.trim() === '' && contact.trim() === '' ? undefined : { name, contact },
    category: category === undefined ? undefined : pick(category.name),
    software: `Plaint ${extensionVersion()}`,
  };
  return { data, packages, minors };
}

async function loadPictures(db: PlaintDb, data: CaseExport): Promise<Map<string, string>> {
  const pictures = new Map<string, string>();
  let left = mostPictureBytes;
  for (const { capture } of data.items) {
    const shot =
      capture?.artefacts.find(({ role }) => role === 'screenshot-marked') ??
      capture?.artefacts.find(({ role }) => role === 'screenshot');
    if (shot === undefined || pictures.size >= mostPictures || shot.sizeBytes > left) continue;
    const blob = await loadBlob(db, shot.sha256);
    if (blob === undefined) continue;
    left -= blob.size;
    pictures.set(shot.sha256, `data:${shot.mediaType};base64,${toBase64(await readBlob(blob))}`);
  }
  return pictures;
}

function partsOf(db: PlaintDb, { packages }: Gathered, pictures: PackParts['pictures']): PackParts {
  return {
    pictures,
    async packageOf(number) {
      const make = packages.get(number);
      if (make === undefined) throw new PlaintError('not_found');
      return make();
    },
    async documentOf(sha256) {
      const blob = await loadBlob(db, sha256);
      if (blob === undefined) throw new PlaintError('not_found', { detail: { sha256 } });
      return blob;
    },
  };
}

function page(html: string, name: string, warnings: readonly string[] = []): ExportMade {
  const file = new Blob([html], { type: 'text/html' });
  return { file, name, warnings, shown: { as: 'page', html } };
}

function text(content: string, name: string, type: string): ExportMade {
  const file = new Blob([content], { type });
  return { file, name, warnings: [], shown: { as: 'text', text: content } };
}

async function zip(
  files: readonly ExportFile[],
  name: string,
  signal: AbortSignal,
): Promise<ExportMade> {
  const file = await writeZip(files, new Date(), signal);
  const names = [...files.map((each) => each.name), 'sha256sums.txt'];
  return { file, name, warnings: [], shown: { as: 'files', names } };
}

/**
 * Makes one kind of export of items that belong together, oldest first. Rejects with a PlaintError, or with
 * the signal's reason.
 */
export async function makeExport(
  context: ExportContext,
  items: readonly CaseItem[],
  order: ExportOrder,
  signal: AbortSignal,
): Promise<ExportMade> {
  const gathered = await gather(context, items, order);
  const made = await write(context, gathered, order, signal);
  const { minors: count } = gathered;
  if ('refused' in made || count === 0) return made;
  const { t } = context.translator;
  const how = order.kind === 'archive' ? 'originals' : 'masked';
  return { ...made, warnings: [t(`export.minors.${how}`, { count }), ...made.warnings] };
}

async function write(
  { db, translator: { t } }: ExportContext,
  gathered: Gathered,
  order: ExportOrder,
  signal: AbortSignal,
): Promise<ExportMade> {
  const day = new Date().toISOString().slice(0, 10);
  const { data } = gathered;
  const texts = exportTextsIn(order.language);
  switch (order.kind) {
    case 'evidence':
      return page(
        evidenceDocument(data, texts, await loadPictures(db, data)),
        `evidence-${day}.html`,
      );
    case 'letter':
      return page(statementLetter(data, texts), `statement-${day}.html`);
    case 'dsa': {
      const lacks = missingDsaElements(data).map((each) => t(`export.dsa.${each}`));
      const warnings =
        lacks.length === 0 ? [] : [t('export.dsa.lacks', { names: lacks.join(', ') })];
      return page(dsaNotice(data, texts), `notice-${day}.html`, warnings);
    }
    case 'police': {
      const parts = partsOf(db, gathered, await loadPictures(db, data));
      return zip(policePack(data, texts, parts), `case-pack-${day}.zip`, signal);
    }
    case 'wacz':
      return zip(
        packageFiles(data, partsOf(db, gathered, new Map())),
        `packages-${day}.zip`,
        signal,
      );
    case 'csv':
      return text(itemTableCsv(data, texts), `ledger-${day}.csv`, 'text/csv');
    case 'json':
      return text(itemTableJson(data), `ledger-${day}.json`, 'application/json');
    case 'email':
      return text(emailText(data, texts), `email-${day}.txt`, 'text/plain');
    case 'complaint':
      if (unansweredItems(data).length === 0) return { refused: t('export.complaint.none') };
      return text(complaintText(data, texts), `complaint-${day}.txt`, 'text/plain');
    case 'xarf': {
      const result = writeXarf(data);
      if (!result.ok) return { refused: t(`export.xarf.${result.why}`) };
      return text(xarfJson(result.reports), `xarf-${day}.json`, 'application/json');
    }
    case 'archive': {
      const file = await sealCase(db, data.record.id, order.passphrase);
      const names = data.items.map(({ number, item }) => `${number}. ${item.title ?? item.url}`);
      const name = `case-${day}.plaint`;
      return { file, name, warnings: [], shown: { as: 'files', names } };
    }
  }
}
