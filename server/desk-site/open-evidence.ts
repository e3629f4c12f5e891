import type {
  DeskTrouble,
  HeldDocument,
  JudgedPackage,
  OpenedEvidence,
  OpenedReport,
} from '../../components/desk/desk-services.ts';
import { describeReported, verifyReported } from '../../utils/desk/judge-package.ts';
import { readPackage } from '../../utils/desk/read-package.ts';
import { verdictTextsFor } from '../../utils/i18n/verdict.ts';
import type { SignedDescriptor } from '../../utils/protocol/descriptor.ts';
import { ok, type Result } from '../../utils/result.ts';
import type { AskDesk } from './desk-http.ts';
import { fetchBlob } from './fetch-blob.ts';
import { buildSnapshotView } from './snapshot-view.ts';

const pictureRoles: ReadonlySet<string> = new Set([
  'screenshot-element',
  'screenshot-marked',
  'screenshot',
  'screenshot-page',
]);

export interface EvidencePorts {
  readonly ask: AskDesk;
  /** As the vault believed it. */
  readonly signed: SignedDescriptor;
}

/**
 * Fetches and opens the evidence of a report, and verifies each package of it before anything is shown. Of
 * two the first is the original and the last the redacted copy: that one is shown, and its verdict stands
 * first.
 */
export async function openEvidence(
  { ask, signed }: EvidencePorts,
  reportId: string,
  { body, told }: OpenedReport,
  signal: AbortSignal,
): Promise<Result<OpenedEvidence, DeskTrouble>> {
  const files = new Map<string, Blob>();
  for (const key of body.keys) {
    const opened = await fetchBlob(ask, reportId, key, signal);
    if (!opened.ok) return opened;
    files.set(key.sha256, opened.value);
  }
  const documents = new Set(body.documents.map(({ sha256 }) => sha256));
  const packages = body.keys.filter(({ sha256 }) => !documents.has(sha256));
  const source = { content: told, descriptor: signed };
  const verdicts: JudgedPackage[] = [];
  for (const [place, { sha256 }] of [...packages.entries()].toReversed()) {
    const file = files.get(sha256);
    if (file === undefined) continue;
    const verdict = await verifyReported(file, source, { now: new Date(), signal });
    verdicts.push({
      is: place === 0 ? 'original' : 'copy',
      describe: (locale) => describeReported(verdict, verdictTextsFor(locale)),
    });
  }
  const shown = files.get(packages.at(-1)?.sha256 ?? '');
  const content = shown && (await readPackage(shown, signal));
  return ok({
    verdicts,
    pictures: (content?.parts ?? [])
      .filter(({ role }) => pictureRoles.has(role))
      .map(({ role, bytes }) => ({ name: role, bytes })),
    snapshot: content && (await buildSnapshotView(content)),
    thread: content?.thread,
    documents: body.documents.map(
      ({ kind, sha256, name }): HeldDocument => ({
        kind,
        name: name ?? kind,
        bytes: files.get(sha256),
      }),
    ),
  });
}
