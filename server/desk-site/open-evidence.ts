import type {
  DeskTrouble,
  HeldDocument,
  OpenedEvidence,
  OpenedReport,
} from '../../components/desk/desk-services.ts';
import { readPackage } from '../../utils/desk/read-package.ts';
import { SealError } from '../../utils/evidence/seal-error.ts';
import { openBlob } from '../../utils/evidence/sealed-blob.ts';
import { describeVerdict } from '../../utils/evidence/verify/describe-verdict.ts';
import { verifyPackage } from '../../utils/evidence/verify/verify-package.ts';
import type { Locale } from '../../utils/i18n/language.ts';
import { verdictTextsIn } from '../../utils/i18n/verdict.ts';
import type { EvidenceKey } from '../../utils/protocol/evidence-key.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { err, ok, type Result } from '../../utils/result.ts';
import { type AskDesk, readBytes, troubleOf } from './desk-http.ts';
import { buildSnapshotView } from './snapshot-view.ts';

async function fetchBlob(
  ask: AskDesk,
  reportId: string,
  { sealedSha256, key }: EvidenceKey,
  signal: AbortSignal,
): Promise<Result<Blob, DeskTrouble>> {
  const path = paths.deskEvidence(reportId, sealedSha256);
  const answer = await ask({ method: 'GET', path }, signal);
  if (!answer.ok) return answer;
  const sealed = await readBytes(answer.value);
  if (!sealed.ok) return sealed;
  if (!answer.value.ok) return err(troubleOf(answer.value.status));
  try {
    return ok(await openBlob(sealed.value, key));
  } catch (thrown) {
    if (thrown instanceof SealError) return err('not-authentic');
    throw thrown;
  }
}

const pictureRoles: ReadonlySet<string> = new Set([
  'screenshot-element',
  'screenshot-marked',
  'screenshot',
  'screenshot-page',
]);

/**
 * Fetches and opens the evidence of a report, and verifies its package before anything of it is shown. Of two
 * packages the first is the original and the second the redacted copy, which is for ordinary eyes.
 */
export async function openEvidence(
  ask: AskDesk,
  locale: Locale,
  reportId: string,
  { body }: OpenedReport,
  signal: AbortSignal,
): Promise<Result<OpenedEvidence, DeskTrouble>> {
  const files = new Map<string, Blob>();
  for (const key of body.keys) {
    const opened = await fetchBlob(ask, reportId, key, signal);
    if (!opened.ok) return opened;
    files.set(key.sha256, opened.value);
  }
  const told = new Set(body.documents.map(({ sha256 }) => sha256));
  const packages = body.keys.filter(({ sha256 }) => !told.has(sha256));
  const original = files.get(packages[0]?.sha256 ?? '');
  const shown = files.get(packages.at(-1)?.sha256 ?? '');
  const verdict =
    original &&
    describeVerdict(
      await verifyPackage(original, { now: new Date(), signal }),
      verdictTextsIn(locale),
    );
  const content = shown && (await readPackage(shown, signal));
  return ok({
    verdict,
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
