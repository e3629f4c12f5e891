import type { Answer } from '../../../../utils/outbox/answer.ts';
import type { OutgoingReport } from '../../../../utils/outbox/item.ts';
import type { Transport } from '../../../../utils/outbox/ports.ts';
import type { Steps } from './steps.ts';
import type { Tape } from './tape.ts';

/** What the endpoint holds: the protocol's promises, with nothing else. */
export interface ModelEndpoint {
  /** Envelope by report id; the first bytes under an id stay. */
  readonly reports: Map<string, string>;
  /** Chunks received, by capability and hash. */
  readonly uploads: Map<string, number>;
  readonly sealings: Map<string, OutgoingReport>;
}

/** Chunks in every blob. */
const chunks = 2;

export function createModelEndpoint(): ModelEndpoint {
  return { reports: new Map(), uploads: new Map(), sealings: new Map() };
}

/**
 * The way to it as one worker sees it. A request can be lost, its answer can be lost, and it can arrive long
 * after the worker gave it up; strangers may answer in its place.
 */
export function createModelTransport(
  endpoint: ModelEndpoint,
  worker: string,
  steps: Steps,
  tape: Tape,
): Transport {
  async function exchange(effect: () => Answer): Promise<Answer> {
    const luck = tape.choose(24);
    if (luck === 23) {
      steps.later(effect);
      await steps.step(worker);
      return { kind: 'timeout' };
    }
    if (luck === 22) {
      await steps.step(worker);
      return { kind: 'unreachable' };
    }
    if (luck === 21) {
      await steps.step(worker);
      return response(strangerStatuses[tape.choose(strangerStatuses.length)] ?? 500, '<html>');
    }
    const answer = await new Promise<Answer>((resolve) => steps.later(() => resolve(effect())));
    await steps.step(worker);
    return luck === 20 ? { kind: 'unreachable' } : answer;
  }

  return {
    async checkEndpoint() {
      const answer = await exchange(() => response(200, 'descriptor'));
      const isOwn = answer.kind === 'response' && answer.text === 'descriptor';
      return isOwn ? { kind: 'same' } : { kind: 'stopped', answer };
    },
    async upload({ capability, sha256, onProgress }) {
      const name = `${capability}/${sha256}`;
      const offset = () => endpoint.uploads.get(name) ?? 0;
      for (;;) {
        const head = await exchange(() => response(204, `at ${offset()}`));
        const at = head.kind === 'response' ? /^at (\d+)$/.exec(head.text)?.[1] : undefined;
        if (at === undefined) return { kind: 'stopped', answer: head };
        if (Number(at) >= chunks) return { kind: 'stored' };
        const patch = await exchange(() => {
          if (offset() !== Number(at)) return problem(409, 'wrong-offset');
          endpoint.uploads.set(name, offset() + 1);
          return response(204, `at ${offset()}`);
        });
        if (patch.kind !== 'response' || !patch.text.startsWith('at ')) {
          return { kind: 'stopped', answer: patch };
        }
        await onProgress(Number(at) + 1);
      }
    },
    commit: ({ reportId, capability, envelopeText }) =>
      exchange(() => {
        const held = endpoint.reports.get(reportId);
        if (held !== undefined && held !== envelopeText) return problem(409, 'conflict');
        const evidence = endpoint.sealings.get(envelopeText)?.evidence ?? [];
        const isWhole = evidence.every(
          ({ sha256 }) => (endpoint.uploads.get(`${capability}/${sha256}`) ?? 0) >= chunks,
        );
        if (held === undefined && !isWhole) return problem(409, 'evidence-missing');
        endpoint.reports.set(reportId, envelopeText);
        return response(held === undefined ? 201 : 200, receiptOf(envelopeText));
      }),
    status: ({ reportId, capability }) =>
      exchange(() => {
        const held = endpoint.reports.get(reportId);
        const sealing = held === undefined ? undefined : endpoint.sealings.get(held);
        return held !== undefined && sealing?.capability === capability
          ? response(200, receiptOf(held))
          : problem(404, 'not-found');
      }),
    async checkReceipt({ sealing }, answerText) {
      await steps.step(worker);
      const isOurs = answerText === `receipt for ${sealing.manifestSha256}`;
      return isOurs
        ? { kind: 'valid', jws: answerText, receivedAt: '2030-01-02T03:04:05.678Z' }
        : { kind: 'absent' };
    },
  };

  function receiptOf(envelopeText: string): string {
    return `receipt for ${endpoint.sealings.get(envelopeText)?.manifestSha256}`;
  }
}

const strangerStatuses = [500, 200, 429, 503, 404, 401, 403, 413, 422, 302];

function response(status: number, text: string): Answer {
  return { kind: 'response', status, mediaType: 'text/plain', text };
}

function problem(status: number, code: string): Answer {
  const text = JSON.stringify({ type: `urn:plaint:problem:${code}`, title: code, status });
  return { kind: 'response', status, mediaType: 'application/problem+json', text };
}
