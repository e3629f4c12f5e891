import type { Answer } from '../outbox/answer.ts';
import type { ReportAddress } from '../outbox/ports.ts';
import { parseJson, readJson } from '../parse-json.ts';
import { type KeptMessages, keptMessagesSchema } from '../protocol/message.ts';
import { mediaTypes, paths } from '../protocol/wire.ts';
import { type RequestPorts, request } from './request.ts';

/** A page of steps with their proofs, and one of the largest messages, are below this. */
const maxAnswerBytes = 4 * 1024 * 1024;

const fieldsOf = ({ capability }: ReportAddress) => ({ Authorization: `Bearer ${capability}` });

async function readText(
  url: string,
  address: ReportAddress,
  ports: RequestPorts,
  signal: AbortSignal,
): Promise<string | undefined> {
  const parts = { method: 'GET', headers: fieldsOf(address), maxAnswerBytes } as const;
  const { answer } = await request(url, parts, ports, signal);
  const isJson =
    answer.kind === 'response' && answer.status === 200 && answer.mediaType === mediaTypes.json;
  return isJson ? answer.text : undefined;
}

/** One page of a case as JSON that nobody has judged; undefined when the endpoint tells nothing. */
export async function readCasePage(
  address: ReportAddress,
  page: { readonly after: number; readonly size: number } | undefined,
  ports: RequestPorts,
  signal: AbortSignal,
): Promise<unknown> {
  const query = page === undefined ? '' : `?after=${page.after}&size=${page.size}`;
  const url = address.endpoint + paths.reportCase(address.reportId) + query;
  const text = await readText(url, address, ports, signal);
  try {
    return text === undefined ? undefined : readJson(text);
  } catch (_notJson) {
    return undefined;
  }
}

/** The messages after a number, page by page; undefined when one of the pages does not come. */
export async function readAllMessages(
  address: ReportAddress,
  after: number,
  ports: RequestPorts,
  signal: AbortSignal,
): Promise<Pick<KeptMessages, 'messages' | 'handlers'> | undefined> {
  const messages: KeptMessages['messages'] = [];
  const handlers: KeptMessages['handlers'] = [];
  for (let last = after; ; ) {
    const url = `${address.endpoint}${paths.reportMessages(address.reportId)}?after=${last}`;
    const page = parseJson(keptMessagesSchema, (await readText(url, address, ports, signal)) ?? '');
    if (page === undefined || page.reportId !== address.reportId) return undefined;
    messages.push(...page.messages);
    handlers.push(...page.handlers);
    const next = page.messages.at(-1)?.number ?? last;
    if (!page.isMore || next <= last) return { messages, handlers };
    last = next;
  }
}

/** Sends a word of the reporter, byte for byte as it was sealed. */
export async function putWord(
  address: ReportAddress,
  word: { readonly number: number; readonly body: string },
  ports: RequestPorts,
  signal: AbortSignal,
): Promise<Answer> {
  const url = address.endpoint + paths.reportMessage(address.reportId, word.number);
  const headers = { ...fieldsOf(address), 'Content-Type': mediaTypes.json };
  return (await request(url, { method: 'PUT', headers, body: word.body }, ports, signal)).answer;
}
