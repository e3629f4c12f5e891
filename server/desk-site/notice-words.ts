import type { DeskTrouble, OpenedSaid, SaidWords } from '../../components/desk/desk-services.ts';
import { appealWordsSchema } from '../../utils/casework/notice-wire.ts';
import { noticeAad } from '../../utils/desk/notice-code.ts';
import { identityBucket } from '../../utils/evidence/padded-size.ts';
import { sealJson } from '../../utils/evidence/seal-json.ts';
import { messageDigest } from '../../utils/evidence/seal-message.ts';
import { parseJson } from '../../utils/parse-json.ts';
import type { Descriptor } from '../../utils/protocol/descriptor.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { err, ok, type Result } from '../../utils/result.ts';
import { readWords } from './case-words.ts';
import { troubleOf } from './desk-http.ts';
import type { ReportPorts } from './open-report.ts';

type Ports = Pick<ReportPorts, 'ask' | 'vault'>;

function read(ports: Ports, reportId: string, { kind, stepId, sha256 }: SaidWords) {
  return readWords(ports, { reportId, kind, stepId }, sha256);
}

/** What somebody outside wrote under a notice, opened. */
export async function readSaid(
  ports: Ports,
  reportId: string,
  said: SaidWords,
): Promise<Result<OpenedSaid, DeskTrouble>> {
  const opened = await read(ports, reportId, said);
  if (!opened.ok) return opened;
  if (said.kind === 'answer') return ok({ text: opened.value, documents: [], keys: [] });
  const words = parseJson(appealWordsSchema, opened.value);
  if (words === undefined) return err('malformed');
  const { text, documents = [], keys = [] } = words;
  return ok({ text, documents, keys });
}

/**
 * An answer to whoever appealed by code: sealed to the key inside their words, which the endpoint never sees
 * open, and to the desk.
 */
export async function writeToAppellant(
  ports: Ports & { readonly descriptor: Pick<Descriptor, 'deskKey' | 'recoveryKey'> },
  reportId: string,
  appeal: SaidWords,
  text: string,
): Promise<Result<string, DeskTrouble>> {
  const opened = await read(ports, reportId, appeal);
  if (!opened.ok) return opened;
  const words = parseJson(appealWordsSchema, opened.value);
  if (words === undefined) return err('malformed');
  const { deskKey, recoveryKey } = ports.descriptor;
  const sealed = await sealJson(text, {
    aad: noticeAad('reply', appeal.stepId),
    keys: [words.replyKey, deskKey, ...(recoveryKey ? [recoveryKey] : [])],
    bucket: identityBucket,
  });
  const sha256 = await messageDigest(sealed);
  const path = paths.deskWords(reportId, sha256);
  const answer = await ports.ask({ method: 'PUT', path, body: JSON.stringify(sealed) });
  if (!answer.ok) return answer;
  return answer.value.ok ? ok(sha256) : err(troubleOf(answer.value.status));
}
