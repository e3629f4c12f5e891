import type { Case } from '../../utils/casework/case.ts';
import { saidPart, type UnstampedEvent } from '../../utils/casework/case-event.ts';
import type { Appeal, PlatformAnswer } from '../../utils/casework/notice-wire.ts';
import { defined } from '../../utils/defined.ts';
import { canonicalJson } from '../../utils/evidence/canonical.ts';
import { messageDigest } from '../../utils/evidence/seal-message.ts';
import { verifyCanonicalText } from '../../utils/evidence/signature.ts';
import type { SigningKey } from '../../utils/protocol/primitives.ts';
import type { SealedBody } from '../../utils/protocol/report.ts';
import { signingDomains } from '../../utils/protocol/wire.ts';
import type { Database } from '../db/database.ts';
import type { DeskKeys } from '../keys/desk-keys.ts';
import { nodeSignatures } from '../keys/node-signatures.ts';
import { lockHead } from '../ledger/append-events.ts';
import { RequestRefused } from '../problem.ts';
import { checkSeal } from '../reports/check-seal.ts';
import { addNoticeFiles, readNoticeFiles } from '../reports/notice-files.ts';
import { findNotice } from './case-marks.ts';
import { findStep } from './case-steps.ts';
import { keepWords } from './case-words.ts';
import {
  countFiles,
  type FilePorts,
  type FilesToClaim,
  keepFiles,
  requireFiles,
} from './claim-files.ts';
import { loadCase } from './load-case.ts';
import { type StepPorts, type Taken, takeUnderLock } from './take-step.ts';

export interface NoticePorts extends StepPorts, FilePorts {
  readonly desk: DeskKeys;
}

/** What somebody outside says under the secret of a notice, before it is known which step it becomes. */
interface Said {
  readonly id: string;
  readonly kind: 'appeal' | 'answer';
  readonly sealed: SealedBody | undefined;
  readonly box: string | null;
  readonly signature: string | undefined;
  /** The files that go with it; they were uploaded before. */
  readonly files?: FilesToClaim;
  readonly stepFor: (
    head: Pick<UnstampedEvent, 'id' | 'reportId' | 'seq' | 'standard'> & { sealed?: string },
    number: number,
  ) => UnstampedEvent;
}

/** Takes an appeal, its sealed words and its files, all or none (申诉: never a reporter's complaint). */
export function takeAppeal(
  { id, about, sealed, box, signature, evidence }: Appeal,
  capabilitySha256: string,
  ports: NoticePorts,
): Promise<Taken> {
  const stepFor: Said['stepFor'] = (head) => ({
    ...head,
    type: 'appeal.lodged',
    about,
    by: { party: 'reported' },
  });
  const files = evidence && { capabilitySha256, evidence, pointer: '/evidence' };
  return takeSaid(
    { id, kind: 'appeal', sealed, box: box ?? null, signature, stepFor, ...defined({ files }) },
    capabilitySha256,
    ports,
  );
}

/** Takes what a platform answers to the notice of a measure, or to an inspection. */
export function takeAnswer(
  { id, answer, sealed, signature }: PlatformAnswer,
  capabilitySha256: string,
  ports: NoticePorts,
): Promise<Taken> {
  const by = { party: 'platform' as const };
  const stepFor: Said['stepFor'] = (head, number) => {
    if (answer === 'rectified') return { ...head, type: 'inspection.answered', by };
    return { ...head, type: `measure.${answer}`, number, by };
  };
  return takeSaid(
    { id, kind: 'answer', sealed, box: null, signature, stepFor },
    capabilitySha256,
    ports,
  );
}

async function takeSaid(
  { id, kind, sealed, box, signature, stepFor, files }: Said,
  capabilitySha256: string,
  ports: NoticePorts,
): Promise<Taken> {
  if (sealed !== undefined) checkSeal(sealed, ports.desk);
  const digest = sealed && (await messageDigest(sealed));
  const taken = await ports.db.transaction().execute(async (tx): Promise<Taken> => {
    const head = await lockHead(tx);
    const notice = await findNotice(tx, kind, capabilitySha256);
    const current = notice && (await loadCase(tx, notice.reportId));
    if (notice === undefined || current === undefined) return { kind: 'no-case' };
    const key = current.tokens.find(
      ({ purpose, sha256 }) => purpose === kind && sha256 === capabilitySha256,
    )?.key;
    const unsigned = stepFor(
      { ...headOf(id, current, ports), ...defined({ sealed: digest }) },
      notice.number,
    );
    const step = key === undefined ? unsigned : await signedBy(key, unsigned, signature);
    const earlier = await findStep(tx, id);
    if (earlier !== undefined) {
      const { event } = earlier;
      const isSame =
        event.type === step.type && event.reportId === step.reportId && event.sealed === digest;
      return isSame ? { kind: 'taken', isNew: false, placed: earlier } : { kind: 'conflict' };
    }
    const fresh = files && (await requireNew(tx, files, ports));
    const stepTaken = await takeUnderLock(step, { ...ports, db: tx, head });
    if (stepTaken.kind !== 'taken') return stepTaken;
    const { reportId } = current;
    if (sealed !== undefined) await keepWords(tx, reportId, sealed, box);
    if (fresh !== undefined && fresh.evidence.length > 0) {
      await addNoticeFiles(tx, reportId, fresh);
      await countFiles(tx, reportId, fresh);
    }
    return stepTaken;
  });
  if (files !== undefined && taken.kind === 'taken' && taken.isNew) await keepFiles(files, ports);
  return taken;
}

/** All files are here; resolves to those that no earlier appeal under the same code named, each once. */
async function requireNew(
  tx: Database,
  files: FilesToClaim,
  ports: NoticePorts,
): Promise<FilesToClaim> {
  const { capabilitySha256 } = files;
  const known = await readNoticeFiles(tx, { capabilities: [capabilitySha256] });
  const named = new Set(known.map(({ name }) => name.sha256));
  const evidence = files.evidence.filter(({ sha256 }) => {
    const isNew = !named.has(sha256);
    named.add(sha256);
    return isNew;
  });
  await requireFiles(tx, files, ports);
  return { ...files, evidence };
}

/** The step with its signature, by the key that the notice named. Throws RequestRefused for any other. */
async function signedBy(
  key: SigningKey,
  step: UnstampedEvent,
  signature: string | undefined,
): Promise<UnstampedEvent> {
  const said = canonicalJson(saidPart(step));
  const holds =
    signature !== undefined &&
    (await verifyCanonicalText(signingDomains.notice, said, signature, key, nodeSignatures));
  if (holds) return { ...step, by: { ...step.by, kid: key.kid }, signature } as UnstampedEvent;
  throw new RequestRefused('wrong-signature', {
    errors: [{ pointer: '/signature', code: 'wrong' }],
  });
}

/** Whoever says it does not see the case's own count: the step takes the next number, whatever it is. */
function headOf(id: string, { reportId, seq }: Case, { standard }: NoticePorts) {
  const by = { id: standard.id, version: standard.version };
  return { id, reportId, seq: seq + 1, standard: by };
}
