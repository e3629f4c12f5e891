import { randomUUID } from 'node:crypto';
import { fromHex, randomBytes, toBase64url } from '../../utils/evidence/bytes.ts';
import { canonicalBytes } from '../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { leafHash, verifyConsistency, verifyInclusion } from '../../utils/evidence/merkle.ts';
import { verifyEndpointJws, verifyReceipt } from '../../utils/evidence/receipt.ts';
import { verifyCanonical } from '../../utils/evidence/signature.ts';
import { hasWork, solveWork } from '../../utils/evidence/work.ts';
import { type Descriptor, signedDescriptorSchema } from '../../utils/protocol/descriptor.ts';
import {
  checkpointClaimsSchema,
  checkpointResponseSchema,
  consistencyResponseSchema,
  inclusionResponseSchema,
  receivedEvent,
} from '../../utils/protocol/ledger.ts';
import { problemSchema } from '../../utils/protocol/problem.ts';
import {
  type Checkpoint,
  type ReceiptClaims,
  receiptResponseSchema,
} from '../../utils/protocol/receipt.ts';
import { reportStatusSchema } from '../../utils/protocol/status.ts';
import { headers, mediaTypes, paths, signingDomains } from '../../utils/protocol/wire.ts';
import {
  createReport,
  putReport as putOnce,
  sendChunk,
  sendEvidence,
  type TestReport,
} from './reporter.ts';

/** One demand of docs/protocol.md; `check` throws with what it found instead. */
interface Demand {
  readonly name: string;
  readonly check: () => Promise<void>;
}

export interface Verdict {
  readonly name: string;
  /** What was found instead; undefined if the demand is met. */
  readonly found: string | undefined;
}

function demand(isMet: boolean, found: string): void {
  if (!isMet) throw new Error(found);
}

async function expectProblem(answer: Response, status: number, code: string): Promise<void> {
  const type = answer.headers.get('Content-Type')?.split(';', 1)[0];
  demand(answer.status === status, `status ${answer.status} instead of ${status}`);
  demand(type === mediaTypes.problem, `media type ${type}`);
  const problem = problemSchema.parse(await answer.json());
  demand(problem.type === `urn:plaint:problem:${code}`, problem.type);
}

const maxTries = 4;
const workType = 'urn:plaint:problem:work-required';

/** How much work an answer asks for, in the words of the protocol; undefined if it asks for none. */
async function askedWork(answer: Response): Promise<number | undefined> {
  if (answer.status !== 429) return undefined;
  const problem = problemSchema.safeParse(await answer.clone().json()).data;
  return problem?.type === workType ? problem.work?.bits : undefined;
}

/** As a client sends: with the work that is asked for, if there is a rush. */
async function putReport(url: string, report: TestReport, body: string): Promise<Response> {
  let answer = await putOnce(url, report, body);
  for (let tries = 1; tries < maxTries; tries += 1) {
    const bits = await askedWork(answer);
    if (bits === undefined) return answer;
    const nonce = await solveWork(report.id, bits, new AbortController().signal);
    answer = await putOnce(url, report, body, { [headers.workNonce]: nonce });
  }
  return answer;
}

/**
 * Everything a client relies on, tried on a live endpoint. It leaves three reports there, marked by
 * `platform`.
 */
export async function checkConformance(url: string): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const { name, check } of listDemands(url)) {
    const found = await check().then(
      () => undefined,
      (cause: unknown) => (cause instanceof Error ? cause.message : String(cause)),
    );
    verdicts.push({ name, found });
  }
  return verdicts;
}

function listDemands(url: string): Demand[] {
  let descriptor: Descriptor;
  let report: TestReport;
  let receipt = '';
  let claims: ReceiptClaims;
  const header = { platform: 'conformance.example.org' };
  const authorization = (capability: string) => ({ Authorization: `Bearer ${capability}` });
  const evidence = randomBytes(10_000);

  async function readCheckpoint(): Promise<Checkpoint> {
    const answer = await (await fetch(`${url}/v1/ledger/checkpoint`)).json();
    const { checkpoint } = checkpointResponseSchema.parse(answer);
    const payload = await verifyEndpointJws(checkpoint, descriptor.receiptKeys);
    demand(payload.ok, payload.ok ? '' : payload.error);
    return checkpointClaimsSchema.parse(payload.ok ? payload.value : undefined).checkpoint;
  }

  return [
    {
      name: 'the descriptor is signed by the root key it names',
      async check() {
        const answer = await fetch(url + paths.descriptor);
        const signed = signedDescriptorSchema.parse(await answer.json());
        descriptor = signed.descriptor;
        const own = signed.signatures.find(({ kid }) => kid === descriptor.rootKey.kid);
        const { signature = '' } = own ?? {};
        const domain = signingDomains.descriptor;
        demand(
          await verifyCanonical(domain, descriptor, signature, descriptor.rootKey),
          'the signature does not verify',
        );
        demand(answer.headers.has('Date'), 'no Date field');
      },
    },
    {
      name: 'an upload that never began is not found',
      async check() {
        report = await createReport(descriptor.deskKey, { evidence: [evidence], header });
        const answer = await fetch(url + paths.evidence(await sha256Hex(evidence)), {
          method: 'HEAD',
          headers: authorization(report.capability),
        });
        demand(answer.status === 404, `status ${answer.status}`);
      },
    },
    {
      name: 'evidence needs a capability',
      async check() {
        const answer = await sendChunk(url, { capability: '' }, evidence);
        await expectProblem(answer, 401, 'wrong-capability');
      },
    },
    {
      name: 'a chunk that is not its digest is refused',
      async check() {
        const wrong = {
          [headers.digest]: 'sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:',
        };
        const answer = await sendChunk(url, report, evidence, { headers: wrong });
        await expectProblem(answer, 400, 'wrong-digest');
      },
    },
    {
      name: 'an upload goes on at its offset, and says where that is',
      async check() {
        const sha256 = await sha256Hex(evidence);
        const half = evidence.slice(0, 5000);
        const first = await sendChunk(url, report, half, { sha256, isLast: false });
        demand(first.status >= 200 && first.status < 300, `status ${first.status}`);
        const again = await sendChunk(url, report, half, { sha256, isLast: false });
        const offset = again.headers.get(headers.offset);
        await expectProblem(again, 409, 'wrong-offset');
        demand(offset === '5000', `offset ${offset}`);
      },
    },
    {
      name: 'a report is refused while its evidence is not whole',
      async check() {
        const answer = await putReport(url, report, JSON.stringify(report.envelope));
        await expectProblem(answer, 409, 'evidence-missing');
      },
    },
    {
      name: 'evidence of another capability is not seen',
      async check() {
        const answer = await fetch(url + paths.evidence(await sha256Hex(evidence)), {
          method: 'HEAD',
          headers: authorization(toBase64url(randomBytes(32))),
        });
        demand(answer.status === 404, `status ${answer.status}`);
      },
    },
    {
      name: 'a whole report gets a receipt that proves it',
      async check() {
        const sha256 = await sha256Hex(evidence);
        const rest = { sha256, offset: 5000 };
        const last = await sendChunk(url, report, evidence.slice(5000), rest);
        demand(last.headers.get(headers.complete) === '?1', 'the upload is not complete');
        const answer = await putReport(url, report, JSON.stringify(report.envelope));
        demand(answer.status === 201, `status ${answer.status}: ${await answer.clone().text()}`);
        receipt = receiptResponseSchema.parse(await answer.json()).receipt;
        const { manifest } = report.envelope;
        const verified = await verifyReceipt({ receipt, descriptor, manifest });
        demand(verified.ok, verified.ok ? '' : verified.error);
        if (verified.ok) claims = verified.value;
      },
    },
    {
      name: 'the same report again gets the same receipt',
      async check() {
        const answer = await putReport(url, report, JSON.stringify(report.envelope));
        demand(answer.status === 200, `status ${answer.status}`);
        const again = receiptResponseSchema.parse(await answer.json()).receipt;
        demand(again === receipt, 'another receipt');
      },
    },
    {
      name: 'other bytes under the same id are a conflict',
      async check() {
        const { id, capability } = report;
        const other = await createReport(descriptor.deskKey, {
          id,
          capability,
          evidence: [],
          header,
        });
        const answer = await putReport(url, other, JSON.stringify(other.envelope));
        await expectProblem(answer, 409, 'conflict');
      },
    },
    {
      name: 'the status is for the holder of the capability, and others see no report',
      async check() {
        const ask = (id: string, capability: string) =>
          fetch(url + paths.report(id), { headers: authorization(capability) });
        const status = reportStatusSchema.parse(
          await (await ask(report.id, report.capability)).json(),
        );
        demand(status.receipt === receipt, 'another receipt');
        await expectProblem(await ask(report.id, toBase64url(randomBytes(32))), 404, 'not-found');
        await expectProblem(await ask(randomUUID(), report.capability), 404, 'not-found');
      },
    },
    {
      name: 'an unknown field is refused',
      async check() {
        const body = JSON.stringify({ ...report.envelope, note: 'x' });
        await expectProblem(await putReport(url, report, body), 422, 'invalid');
      },
    },
    {
      name: 'a changed manifest is refused',
      async check() {
        const { manifest } = report.envelope;
        const changed = { ...manifest, createdAt: '2026-01-01T00:00:00.000Z' };
        const body = JSON.stringify({ ...report.envelope, manifest: changed });
        await expectProblem(await putReport(url, report, body), 422, 'wrong-signature');
      },
    },
    {
      name: 'what is no JSON is refused',
      async check() {
        await expectProblem(await putReport(url, report, '{'), 400, 'malformed');
      },
    },
    {
      name: 'where work is asked for, it is for this report alone, and with it the report is taken in',
      async check() {
        const next = await createReport(descriptor.deskKey, { evidence: [], header });
        const body = JSON.stringify(next.envelope);
        const first = await putOnce(url, next, body);
        const bits = await askedWork(first);
        if (bits !== undefined) {
          demand(first.headers.has('Retry-After'), 'no Retry-After with the work asked for');
          const useless = Array.from({ length: 100 }, (_, number) => String(number)).find(
            (nonce) => !hasWork(next.id, nonce, 1),
          );
          const without = await putOnce(url, next, body, { [headers.workNonce]: useless ?? '' });
          await expectProblem(without, 429, 'work-required');
        }
        // Without a rush, work that nobody asked for changes nothing.
        const nonce = await solveWork(next.id, (bits ?? 8) + 1, new AbortController().signal);
        const taken = await putOnce(url, next, body, { [headers.workNonce]: nonce });
        const expected = bits === undefined ? 200 : 201;
        demand(taken.status === expected, `status ${taken.status} instead of ${expected}`);
      },
    },
    {
      name: 'the ledger proves that the report is in it, and that it only grows',
      async check() {
        const next = await createReport(descriptor.deskKey, { header });
        await sendEvidence(url, next);
        await putReport(url, next, JSON.stringify(next.envelope));
        const now = await readCheckpoint();
        const { leafIndex, checkpoint: then } = claims;
        const ask = async (path: string) => (await fetch(`${url}/v1/ledger/${path}`)).json();
        const inclusion = inclusionResponseSchema.parse(
          await ask(`inclusion?leaf=${leafIndex}&size=${now.size}`),
        );
        const isIncluded = await verifyInclusion({
          leaf: await leafHash(canonicalBytes(receivedEvent(claims))),
          index: leafIndex,
          size: now.size,
          path: inclusion.inclusionPath.map(fromHex),
          rootHash: fromHex(now.rootHash),
        });
        demand(isIncluded, 'the inclusion proof does not hold');
        const { consistencyPath } = consistencyResponseSchema.parse(
          await ask(`consistency?from=${then.size}&to=${now.size}`),
        );
        const isConsistent = await verifyConsistency({
          from: then.size,
          to: now.size,
          fromRootHash: fromHex(then.rootHash),
          toRootHash: fromHex(now.rootHash),
          path: consistencyPath.map(fromHex),
        });
        demand(isConsistent, 'the consistency proof does not hold');
      },
    },
  ];
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const [, , url] = process.argv;
  if (url === undefined) throw new RangeError('npm run conformance -- URL');
  const verdicts = await checkConformance(url.replace(/\/+$/, ''));
  for (const { name, found } of verdicts)
    process.stdout.write(found === undefined ? `ok      ${name}\n` : `NOT OK  ${name}: ${found}\n`);
  if (verdicts.some(({ found }) => found !== undefined)) process.exitCode = 1;
}
