import type { Hono } from 'hono';
import { sql } from 'kysely';
import { readTimes } from '../utils/casework/times.ts';
import { createApp } from './app.ts';
import type { EvidenceStore } from './blobs/evidence-store.ts';
import type { EndpointConfig } from './config.ts';
import type { Database } from './db/database.ts';
import { createSpendWork } from './db/spent-work.ts';
import type { AppContext, AppEnv } from './http/app-env.ts';
import type { BodyBudget } from './http/body-budget.ts';
import { createCampaignGate } from './http/campaign-gate.ts';
import { clientOf } from './http/client-address.ts';
import { createLimitsByClient } from './http/limits-by-client.ts';
import { createReportGate } from './http/report-gate.ts';
import type { OpenSpool } from './http/spool.ts';
import type { Descriptors } from './keys/build-descriptor.ts';
import type { DeskKeys } from './keys/desk-keys.ts';
import type { SignClaims } from './keys/endpoint-jws.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics/metrics.ts';
import { type AcceptReport, createAcceptReport } from './reports/accept-report.ts';
import { createHeaderCheck } from './reports/check-header.ts';
import { deskRoutes } from './routes/desk.ts';
import { deskDutyRoutes, deskLawRoutes } from './routes/desk-law.ts';
import { deskMessageRoutes } from './routes/desk-messages.ts';
import { deskTeamRoutes } from './routes/desk-team.ts';
import { evidenceRoutes } from './routes/evidence.ts';
import { ledgerRoutes } from './routes/ledger.ts';
import { messageRoutes } from './routes/messages.ts';
import { noticeRoutes } from './routes/notices.ts';
import { reportCaseRoutes } from './routes/report-case.ts';
import { reportRoutes } from './routes/reports.ts';
import { serviceRoutes } from './routes/service.ts';
import { siteRoutes } from './routes/site.ts';
import { standardRoutes } from './routes/standards.ts';
import type { PublishedStandard } from './standard/read-standard.ts';
import { createRequireHandler } from './team/request-signature.ts';
import type { OpenedRoom } from './uploads/open-room.ts';
import { createReceiveChunk } from './uploads/receive-chunk.ts';

export interface AppParts extends OpenedRoom {
  readonly config: EndpointConfig;
  readonly descriptors: Descriptors;
  readonly desk: DeskKeys;
  readonly published: PublishedStandard;
  readonly signClaims: SignClaims;
  readonly db: Database;
  readonly evidence: EvidenceStore;
  readonly bodies: BodyBudget;
  readonly openSpool: OpenSpool;
  /** Names a client by a hash under a key that lives as long as this process. */
  readonly nameOf: (client: string) => string;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly now: () => Date;
  readonly elapsedMs: () => number;
  readonly isStopping: () => boolean;
}

/** Where `npm run build` puts the public page. */
const siteFolder = new URL('../.output/site', import.meta.url).pathname;

/** Builds the application: gives every route the parts that it needs and no others. */
export function buildApp(parts: AppParts): Hono<AppEnv> {
  const { config, db, evidence, log, now, signClaims } = parts;
  const { limits } = config;
  const { spendBytes, spendReport, spendRequest } = createLimitsByClient(
    config.rate,
    parts.elapsedMs,
  );
  const { workAboveAlikePerMinute, workBits: baseBits } = config.rate;
  const gate = createReportGate(config.rate, parts.elapsedMs, createSpendWork(db, now));
  const campaignGate = createCampaignGate(
    { perMinute: workAboveAlikePerMinute, baseBits },
    parts.elapsedMs,
  );
  const checkHeader = createHeaderCheck(parts.published.standard, config.allowsAnonymous);
  const { desk } = parts;
  const { bodies, openSpool, room } = parts;
  const ownerOf = (c: AppContext) =>
    parts.nameOf(clientOf(c.env.incoming, config.rate.trustedProxies));
  const isStamping = config.tsaUrl !== undefined;
  const { standard } = parts.published;
  const times = readTimes(standard);
  const storing = { db, evidence, limits, signClaims, isStamping, room, now, times };
  const writing = { db, standard, now, desk, evidence, limits, room };
  const accept = { ...storing, desk, checkHeader, campaignGate };
  const receiveChunk = createReceiveChunk({ evidence, limits, room });
  const openAccount = (c: AppContext) => bodies.open(ownerOf(c));
  const probe = async () => {
    await sql`select 1`.execute(db);
  };
  const endpointKid = parts.descriptors.current.descriptor.rootKey.kid;
  const { elapsedMs } = parts;
  const signing = {
    requireHandler: createRequireHandler({ db, endpoint: endpointKid, now, elapsedMs }),
    openAccount,
  };
  const descriptor = parts.descriptors.current;
  const law = { db, standard, descriptor, desk, signClaims, now, ...signing };
  return createApp({
    routes: [
      serviceRoutes({ descriptors: parts.descriptors, probe, isStopping: parts.isStopping }),
      evidenceRoutes({
        evidence,
        limits,
        receiveChunk,
        spendBytes: (c, sizeBytes) => {
          parts.metrics.count('plaint_upload_bytes_total', {}, sizeBytes);
          spendBytes(c, sizeBytes);
        },
        ownerOf,
        openAccount: bodies.open,
        openSpool,
      }),
      reportRoutes({
        db,
        limits,
        acceptReport: countReports(createAcceptReport(accept), () => {
          gate.count();
          parts.metrics.count('plaint_reports_total', {});
        }),
        spendReport,
        passGate: gate.pass,
        openAccount,
      }),
      reportCaseRoutes({ db, times, signClaims, now }),
      messageRoutes({ ...writing, spendReport, openAccount }),
      deskRoutes({ db, standard, evidence, signClaims, now, ...signing }),
      deskLawRoutes(law),
      deskDutyRoutes(law),
      noticeRoutes({ ...writing, times, signClaims, spendReport, openAccount }),
      deskTeamRoutes({ db, endpointKid, now, ...signing }),
      deskMessageRoutes({ ...writing, ...signing }),
      standardRoutes(parts.published),
      ledgerRoutes({ db, signClaims, now }),
      siteRoutes(siteFolder),
    ],
    spendRequest,
    isStopping: parts.isStopping,
    log,
    metrics: parts.metrics,
    elapsedMs: parts.elapsedMs,
  });
}

function countReports(acceptReport: AcceptReport, count: () => void): AcceptReport {
  return async (...report) => {
    const accepted = await acceptReport(...report);
    if (accepted.isNew) count();
    return accepted;
  };
}
