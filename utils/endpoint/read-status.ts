import { parseJson } from '../parse-json.ts';
import { type ReportStatus, receivedStatusSchema } from '../protocol/status.ts';
import { mediaTypes, paths } from '../protocol/wire.ts';
import { type RequestPorts, request } from './request.ts';

/** Where a delivered report can be asked for, and the right to ask. */
export interface StatusAddress {
  readonly endpoint: string;
  readonly reportId: string;
  readonly capability: string;
}

/** What the endpoint says of a delivered report; undefined when it does not, whatever the reason. */
export async function readStatus(
  address: StatusAddress,
  ports: RequestPorts,
  signal: AbortSignal,
): Promise<ReportStatus | undefined> {
  const { endpoint, reportId, capability } = address;
  const { answer } = await request(
    `${endpoint}${paths.report(reportId)}`,
    { method: 'GET', headers: { Authorization: `Bearer ${capability}` } },
    ports,
    signal,
  );
  const isStatus =
    answer.kind === 'response' && answer.status === 200 && answer.mediaType === mediaTypes.json;
  if (!isStatus) return undefined;
  const status = parseJson(receivedStatusSchema, answer.text);
  return status?.reportId === reportId ? status : undefined;
}
