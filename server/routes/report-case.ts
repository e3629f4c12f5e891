import { Hono } from 'hono';
import { type CasePageRequest, readReportCase } from '../cases/read-report-case.ts';
import type { AppContext, AppEnv } from '../http/app-env.ts';
import { requireCapability } from '../http/capability.ts';
import { RequestRefused } from '../problem.ts';
import { readAfter } from './messages.ts';
import { patterns } from './patterns.ts';

function readPage(c: AppContext): CasePageRequest {
  const size = c.req.query('size');
  if (size === undefined) return { after: readAfter(c) };
  if (!/^\d{1,15}$/.test(size))
    throw new RequestRefused('malformed', { detail: 'size is that of a head of the ledger.' });
  return { after: readAfter(c), size: Number(size) };
}

/** What became of a report, for the one who sent it: the same capability as the status, and the same 404. */
export function reportCaseRoutes(ports: Parameters<typeof readReportCase>[0]): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get(patterns.reportCase, async (c) => {
    const capabilitySha256 = requireCapability(c.req.header('Authorization'));
    const id = c.req.param('id') ?? '';
    const found = await readReportCase(ports, id, capabilitySha256, readPage(c));
    if (found === undefined) throw new RequestRefused('not-found');
    return c.json(found);
  });
  return routes;
}
