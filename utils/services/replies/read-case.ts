import { type ReportCase, reportCaseSchema } from '../../casework/wire.ts';
import { readHead } from '../../correspondence/believe-case.ts';
import { readCasePage } from '../../endpoint/correspond.ts';
import type { RequestPorts } from '../../endpoint/request.ts';
import type { ReportAddress } from '../../outbox/ports.ts';
import type { SigningKey } from '../../protocol/primitives.ts';

/** Ten thousand steps; an endpoint that goes on for ever is not listened to. */
const mostPages = 100;

/**
 * A case as the endpoint tells it, page by page, in one piece: all of its steps lead to the head of the first
 * page, whatever came into the ledger meanwhile. Nothing of it is judged but its form; undefined unless all
 * of it came.
 */
export async function readCase(
  address: ReportAddress,
  receiptKeys: readonly SigningKey[],
  ports: RequestPorts,
  signal: AbortSignal,
): Promise<ReportCase | undefined> {
  const read = async (page: Parameters<typeof readCasePage>[1]) => {
    const told = reportCaseSchema.safeParse(await readCasePage(address, page, ports, signal)).data;
    return told?.reportId === address.reportId ? told : undefined;
  };
  const first = await read(undefined);
  if (first?.isMore === undefined) return first;
  const head = await readHead(first, receiptKeys);
  if (head === undefined) return undefined;
  const steps = [...first.steps];
  for (let pages = 1; pages < mostPages; pages += 1) {
    const after = steps.at(-1)?.event.seq ?? 0;
    const page = await read({ after, size: head.size });
    const isFurther = page?.steps.every(({ event }) => event.seq > after) && page.steps.length > 0;
    if (page === undefined || !isFurther) return undefined;
    steps.push(...page.steps);
    if (page.isMore === undefined) return { ...first, steps };
  }
  return undefined;
}
