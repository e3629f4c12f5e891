import type { Translator } from '../../i18n/translate.ts';
import type { Send } from '../../messaging/send.ts';
import { browserName, extensionVersion } from '../../platform/environment.ts';
import type { CaptureRecord } from '../../report/capture-record.ts';
import { type Composition, composeReport } from '../../report/compose.ts';
import type { Draft } from '../../report/draft.ts';
import type { Standard } from '../../standard/schema.ts';
import { loadCapture } from '../../storage/captures.ts';
import { loadDraft } from '../../storage/drafts.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';

/** Which software and standard a report says it was written with, and in which language. */
export type WrittenWith = {
  readonly translator: Translator;
  readonly standard: Standard;
  readonly software: CaptureRecord['software'];
};

/** The names and versions of this extension and this browser, as captures record them. */
export function thisSoftware(): CaptureRecord['software'] {
  return { version: extensionVersion(), browser: browserName() };
}

export async function composeDraft(
  db: PlaintDb,
  { translator, standard, software }: WrittenWith,
  draft: Draft,
): Promise<Composition> {
  const capture =
    draft.capture.state === 'done' ? await loadCapture(db, draft.capture.captureId) : undefined;
  return composeReport({ draft, capture, standard, language: translator.language, software });
}

/** Hands a draft to the outbox, a minor's pictures masked. */
export async function sendDraft(
  db: PlaintDb,
  send: Send,
  written: WrittenWith,
  draftId: string,
): Promise<void> {
  const draft = await loadDraft(db, draftId);
  // Only here: the background has no parser of pages.
  const { maskForMinor } = await import('../export/mask-for-minor.ts');
  if (draft !== undefined) await maskForMinor(db, await composeDraft(db, written, draft));
  await send('report.send', { draftId });
}
