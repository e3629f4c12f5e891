import { defined } from '../defined.ts';
import { errorNamed } from '../faults/expected.ts';
import { noteFault } from '../faults/note-fault.ts';
import type { Answer } from '../outbox/answer.ts';

/** What every request to an endpoint needs of its surroundings; tests inject them. */
export interface RequestPorts {
  readonly fetch: typeof fetch;
  /** How long one request may take until its answer is read in full. */
  readonly timeoutMs: number;
}

/** An answer with the response's headers, for those who need more than the judge. */
export interface Exchange {
  readonly answer: Answer;
  readonly headers: Headers;
}

export interface RequestParts {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'PATCH';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: BodyInit;
  /** How much of the answer is read; without it, 64 KiB: a captive portal's page is not worth more. */
  readonly maxAnswerBytes?: number;
}

const maxAnswerBytes = 64 * 1024;

/** What a network or a timeout makes `fetch` and the reading of its answer throw. */
const isNetworks = errorNamed('TypeError', 'NetworkError', 'AbortError', 'TimeoutError');

/**
 * One request that tells nothing about its sender but what it has to: no cookies, no referrer, no cache, no
 * redirects, one language for all. Never throws for what a network does.
 */
export async function request(
  url: string,
  parts: RequestParts,
  ports: RequestPorts,
  signal: AbortSignal,
): Promise<Exchange> {
  const timeout = AbortSignal.timeout(ports.timeoutMs);
  try {
    const response = await ports.fetch(url, {
      method: parts.method,
      headers: { 'Accept-Language': '*', ...parts.headers },
      ...defined({ body: parts.body }),
      redirect: 'error',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.any([signal, timeout]),
    });
    return { answer: await readAnswer(response, parts.maxAnswerBytes), headers: response.headers };
  } catch (thrown) {
    noteFault('endpoint.request', thrown, isNetworks);
    return { answer: failureOf(signal, timeout), headers: new Headers() };
  }
}

function failureOf(signal: AbortSignal, timeout: AbortSignal): Answer {
  if (signal.aborted) return { kind: 'aborted' };
  return { kind: timeout.aborted ? 'timeout' : 'unreachable' };
}

async function readAnswer(response: Response, maxBytes = maxAnswerBytes): Promise<Answer> {
  const retryAfter = response.headers.get('retry-after');
  return {
    kind: 'response',
    status: response.status,
    mediaType: mediaTypeOf(response.headers.get('content-type')),
    ...defined({ retryAfter: retryAfter ?? undefined }),
    text: await readText(response, maxBytes),
  };
}

function mediaTypeOf(field: string | null): string {
  return field?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

async function readText(response: Response, maxBytes: number): Promise<string> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let sizeBytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    sizeBytes += value.length;
    text += decoder.decode(value, { stream: true });
    if (sizeBytes > maxBytes) {
      await reader.cancel();
      return text;
    }
  }
}
