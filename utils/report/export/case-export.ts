import type { ExportTexts } from '../../i18n/export-texts.ts';
import type { Locale } from '../../i18n/language.ts';
import { showLine } from '../../i18n/show-signs.ts';
import { fill } from '../../i18n/translate.ts';
import { ownPermalink } from '../../protocol/own-permalink.ts';
import type { CaptureRecord } from '../capture-record.ts';
import type { CaseItem } from '../case-item.ts';
import type { ItemState, ReportProgress } from '../casebook/item-state.ts';
import type { CasebookCase } from '../casebook-case.ts';
import type { RecheckRecord } from '../recheck-record.ts';

/** One item with everything that a written account of it needs. */
export interface ExportedItem {
  /** From 1, the same in every document of one export. */
  readonly number: number;
  readonly item: CaseItem;
  /** Its capture or, where `isRedacted`, that of its redacted copy; undefined when nothing of it is kept. */
  readonly capture: Pick<CaptureRecord, 'artefacts'> | undefined;
  /** Whether all of this is of the redacted copy: then the original leaves in no part of the export. */
  readonly isRedacted?: boolean;
  readonly state: ItemState;
  readonly report: ReportProgress | undefined;
  /** The newest first. */
  readonly checks: readonly RecheckRecord[];
}

/** What every writer takes. The reporter is there only where they chose to be named. */
export interface CaseExport {
  readonly record: CasebookCase;
  /** What the case is called; the inbox has a name in every language. */
  readonly title: string;
  readonly items: readonly ExportedItem[];
  /** When the export is made, as an RFC 3339 instant. */
  readonly exportedAt: string;
  readonly language: Locale;
  readonly reporter: { readonly name: string; readonly contact: string } | undefined;
  /** The kind of harm in the language of the export. */
  readonly category: string | undefined;
  readonly software: string;
}

/**
 * The address that leads nearest to what is reported: that of the post where it is of the captured page's
 * site.
 */
export function addressOf({ permalink, url }: Pick<CaseItem, 'permalink' | 'url'>): string {
  return ownPermalink(permalink, url) ?? url;
}

/**
 * The address of the page as captured, where `addressOf` is another one. It stands beside that one
 * everywhere.
 */
export function pageOf(item: Pick<CaseItem, 'permalink' | 'url'>): string | undefined {
  return addressOf(item) === item.url ? undefined : item.url;
}

/** The address of an item, with that of the page where it has one of its own, in one line of plain text. */
export function addressLine(
  item: Pick<CaseItem, 'permalink' | 'url'>,
  { onPage }: Pick<ExportTexts, 'onPage'>,
): string {
  const [address, page] = [showLine(addressOf(item)), pageOf(item)];
  return page === undefined ? address : `${address} ${fill(onPage, { url: showLine(page) })}`;
}

/** The file name of an item's package inside an export: nothing of it tells what or whom it is about. */
export function packageName(number: number): string {
  return `evidence/item-${String(number).padStart(4, '0')}.wacz`;
}
