import * as z from 'zod/mini';
import type { NoticeTrouble } from '../../components/notice/notice-services.ts';
import { type Bytes, utf8 } from '../../utils/evidence/bytes.ts';
import { isDescriptorSignedBy } from '../../utils/evidence/descriptor-signature.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { errorNamed } from '../../utils/faults/expected.ts';
import { noteFault } from '../../utils/faults/note-fault.ts';
import { parseJson } from '../../utils/parse-json.ts';
import { type Descriptor, receivedDescriptorSchema } from '../../utils/protocol/descriptor.ts';
import { type LocalizedText, localizedTextSchema } from '../../utils/protocol/primitives.ts';
import { mediaTypes, paths } from '../../utils/protocol/wire.ts';
import { err, ok, type Result } from '../../utils/result.ts';

const timeoutMs = 30_000;
const isNetworks = errorNamed('TypeError', 'NetworkError', 'AbortError', 'TimeoutError');

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

interface Request {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PATCH';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Bytes;
}

/** One request to where the page came from; half an answer is none. */
export async function ask(path: string, request: Request): Promise<Result<Answer, 'offline'>> {
  try {
    const response = await fetch(path, {
      ...request,
      redirect: 'error',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const { status, headers } = response;
    return ok({ status, text: await response.text(), headers });
  } catch (thrown) {
    noteFault('endpoint.request', thrown, isNetworks);
    return err('offline');
  }
}

/** What the endpoint says of itself, signed by its own root key. */
export async function readDescriptor(): Promise<Result<Descriptor, NoticeTrouble>> {
  const answer = await ask(paths.descriptor, {
    method: 'GET',
    headers: { Accept: mediaTypes.descriptor },
  });
  if (!answer.ok) return answer;
  if (answer.value.status !== 200) return err('offline');
  const signed = parseJson(receivedDescriptorSchema, answer.value.text);
  if (signed === undefined) return err('not-authentic');
  const { descriptor } = signed;
  return (await isDescriptorSignedBy(signed, descriptor.rootKey))
    ? ok(descriptor)
    : err('not-authentic');
}

const measuresSchema = z.object({
  measures: z.array(z.object({ id: z.string(), name: localizedTextSchema })),
});
type Measures = z.infer<typeof measuresSchema>['measures'];

/** The measures of the endpoint's standard: its own by the hash that it signed, or those that ship. */
async function loadMeasures(): Promise<Measures> {
  const described = await readDescriptor();
  if (!described.ok) return [];
  const { id, version, sha256 } = described.value.standard;
  if (sha256 === undefined) {
    const { guideline2023AtDesk: own } = await import(
      '../../utils/standard/guideline-2023/at-desk.ts'
    );
    return own.id === id ? [...own.measures] : [];
  }
  const answer = await ask(paths.standard(id, version), { method: 'GET' });
  if (!answer.ok || (await sha256Hex(utf8(answer.value.text))) !== sha256) return [];
  return parseJson(measuresSchema, answer.value.text)?.measures ?? [];
}

/** Names of measures; the standard is asked for once, and again if there was no answer. */
export function createNameMeasure(): (id: string) => Promise<LocalizedText | undefined> {
  let loading: Promise<Measures> | undefined;
  return async (id) => {
    loading ??= loadMeasures();
    const measures = await loading;
    if (measures.length === 0) loading = undefined;
    return measures.find((each) => each.id === id)?.name;
  };
}
