import type * as z from 'zod/mini';
import { readJson } from '../../utils/parse-json.ts';
import { RequestRefused } from '../problem.ts';

const maxErrors = 20;

type Issues = readonly z.core.$ZodIssue[];

/** RFC 6901 pointers to what is wrong; never the values themselves. */
function listErrors(issues: Issues): { pointer: string; code: string }[] {
  return issues.slice(0, maxErrors).map((issue) => ({
    pointer: issue.path
      .map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
      .join('')
      .slice(0, 300),
    code: issue.code,
  }));
}

/**
 * Parses a JSON body by a schema. Refuses what is no JSON, or has fields that are missing, unknown or wrong.
 */
export function parseBody<Value>(schema: z.ZodMiniType<Value>, body: Uint8Array): Value {
  let json: unknown;
  try {
    json = readJson(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new RequestRefused('malformed', {
      detail: 'The body is not JSON in UTF-8 with every name once.',
      cause,
    });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new RequestRefused('invalid', { errors: listErrors(parsed.error.issues) });
}
