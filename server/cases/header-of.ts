import * as z from 'zod/mini';
import { type RoutingHeader, routingHeaderSchema } from '../../utils/protocol/report.ts';

const storedSchema = z.object({ manifest: z.object({ header: z.unknown() }) });

/**
 * The routing header of a stored envelope; undefined where retention deleted it or an older form has another.
 */
export function headerOf(envelope: string | null): RoutingHeader | undefined {
  if (envelope === null) return undefined;
  const { header } = storedSchema.parse(JSON.parse(envelope)).manifest;
  const parsed = routingHeaderSchema.safeParse(header);
  return parsed.success ? parsed.data : undefined;
}
