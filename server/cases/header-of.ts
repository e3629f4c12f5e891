import * as z from 'zod/mini';
import { type RoutingHeader, routingHeaderSchema } from '../../utils/protocol/report.ts';

const storedSchema = z.object({ manifest: z.object({ header: z.unknown() }) });

/** What the endpoint may read of a stored envelope; of an older form it shows nothing. */
export function headerOf(envelope: string | null): RoutingHeader | undefined {
  if (envelope === null) return undefined;
  const { header } = storedSchema.parse(JSON.parse(envelope)).manifest;
  const parsed = routingHeaderSchema.safeParse(header);
  return parsed.success ? parsed.data : undefined;
}
