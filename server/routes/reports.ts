import { Hono } from 'hono';
import type { Limits } from '../../utils/protocol/limits.ts';
import type { ReceiptResponse } from '../../utils/protocol/receipt.ts';
import { headers, mediaTypes } from '../../utils/protocol/wire.ts';
import type { Database } from '../db/database.ts';
import type { AppContext, AppEnv } from '../http/app-env.ts';
import type { BodyAccount } from '../http/body-budget.ts';
import { requireCapability } from '../http/capability.ts';
import { readBody, requireBodyOf } from '../http/read-body.ts';
import type { ReportGate } from '../http/report-gate.ts';
import { RequestRefused } from '../problem.ts';
import type { AcceptReport } from '../reports/accept-report.ts';
import { loadStatus } from '../reports/report-store.ts';
import { patterns } from './patterns.ts';

export function reportRoutes(ports: {
  readonly db: Database;
  readonly limits: Limits;
  readonly acceptReport: AcceptReport;
  readonly spendReport: (c: AppContext) => void;
  readonly passGate: ReportGate['pass'];
  readonly openAccount: (c: AppContext) => BodyAccount;
}): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();

  routes.get(patterns.report, async (c) => {
    const capabilitySha256 = requireCapability(c.req.header('Authorization'));
    const status = await loadStatus(ports.db, c.req.param('id') ?? '', capabilitySha256);
    if (status === undefined) throw new RequestRefused('not-found');
    return c.json(status);
  });

  routes.put(patterns.report, async (c) => {
    ports.spendReport(c);
    const reportId = c.req.param('id') ?? '';
    const nonce = c.req.header(headers.workNonce);
    return ports.passGate(c, { reportId, nonce }, async (work) => {
      const capabilitySha256 = requireCapability(c.req.header('Authorization'));
      requireBodyOf(c.env.incoming, mediaTypes.json);
      const account = ports.openAccount(c);
      try {
        const body = await readBody(c.env.incoming, ports.limits.maxReportBytes, account);
        const { isNew, receipt } = await ports.acceptReport(reportId, capabilitySha256, body, work);
        return c.json({ receipt } satisfies ReceiptResponse, isNew ? 201 : 200);
      } finally {
        account.close();
      }
    });
  });

  return routes;
}
