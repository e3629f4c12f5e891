import { Hono } from 'hono';
import { readReportCase } from '../cases/read-report-case.ts';
import type { AppEnv } from '../http/app-env.ts';
import { requireCapability } from '../http/capability.ts';
import { RequestRefused } from '../problem.ts';
import { patterns } from './patterns.ts';

/** What became of a report, for the one who sent it: the same capability as the status, and the same 404. */
export function reportCaseRoutes(ports: Parameters<typeof readReportCase>[0]): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  routes.get(patterns.reportCase, async (c) => {
    const capabilitySha256 = requireCapability(c.req.header('Authorization'));
    const found = await readReportCase(ports, c.req.param('id') ?? '', capabilitySha256);
    if (found === undefined) throw new RequestRefused('not-found');
    return c.json(found);
  });
  return routes;
}
