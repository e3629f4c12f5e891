import { Hono } from 'hono';
import { contentTagsSchema, exposureSchema, rosterSchema } from '../../utils/casework/desk-wire.ts';
import type { Role } from '../../utils/casework/roles.ts';
import { messageDigest } from '../../utils/evidence/seal-message.ts';
import type { SignedDescriptor } from '../../utils/protocol/descriptor.ts';
import { type SealedBody, sealedBodySchema } from '../../utils/protocol/report.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import { findCaseWords, keepWords } from '../cases/case-words.ts';
import { loadCase } from '../cases/load-case.ts';
import { readAccounts } from '../cases/read-accounts.ts';
import { readCaseRecord } from '../cases/read-case-record.ts';
import { hasOpened } from '../cases/read-content.ts';
import { readLinked } from '../cases/read-linked.ts';
import { readSupervision } from '../cases/read-supervision.ts';
import type { Database } from '../db/database.ts';
import { linkReport } from '../desk/link-content.ts';
import type { AppContext, AppEnv } from '../http/app-env.ts';
import type { BodyAccount } from '../http/body-budget.ts';
import { parseBody } from '../http/parse-body.ts';
import type { DeskKeys } from '../keys/desk-keys.ts';
import type { SignClaims } from '../keys/endpoint-jws.ts';
import { RequestRefused } from '../problem.ts';
import { checkMessageSeal, checkSeal } from '../reports/check-seal.ts';
import { addToExposureSums, readExposure } from '../team/exposure.ts';
import type { EnrolledHandler } from '../team/handlers.ts';
import type { RequireHandler } from '../team/request-signature.ts';
import { readRoster, writeRoster } from '../team/roster.ts';
import { requireCaseRole } from './desk-handler.ts';
import { patterns } from './patterns.ts';
import { signedIn, withBody } from './signed-in.ts';

interface LawPorts {
  readonly db: Database;
  readonly standard: Standard;
  readonly descriptor: SignedDescriptor;
  readonly desk: DeskKeys;
  readonly signClaims: SignClaims;
  readonly now: () => Date;
  readonly requireHandler: RequireHandler;
  readonly openAccount: (c: AppContext) => BodyAccount;
}

function refuse(code: string): never {
  throw new RequestRefused('step-refused', { status: 403, errors: [{ pointer: '', code }] });
}

function requireRole({ roles }: EnrolledHandler, ...any: readonly Role[]): void {
  if (!roles.some((role) => any.includes(role))) refuse('wrong-role');
}

/** Whose steps have words. Auditors change nothing, and administrators see no case. */
const writers = ['reviewer', 'disposer', 'supervisor', 'intake', 'custodian'] as const;

/**
 * Words of the desk are sealed to its keys alone; to one other only where whoever appealed is told what is
 * decided, by those who may decide it. So nobody keeps here what the desk cannot open. Throws RequestRefused.
 */
async function checkWords(
  { db, desk }: Pick<LawPorts, 'db' | 'desk'>,
  sealed: SealedBody,
  reportId: string,
  handler: EnrolledHandler,
): Promise<void> {
  const own = [desk.current, ...desk.previous, desk.recovery].map((key) => key?.kid);
  if (sealed.recipients.every(({ header }) => own.includes(header.kid)))
    return checkSeal(sealed, desk);
  const current = await loadCase(db, reportId);
  if (current?.appealAt == null || !handler.roles.includes('supervisor')) refuse('no-appeal');
  checkMessageSeal(sealed, desk, undefined);
}

function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new RequestRefused('not-found');
  return value;
}

/** What supervisors oversee, and what several cases have in common. */
export function deskLawRoutes(ports: LawPorts): Hono<AppEnv> {
  const { db, now } = ports;
  const routes = new Hono<AppEnv>();
  const at = () => now().toISOString();

  routes.get(patterns.deskSupervision, async (c) => {
    requireRole(await signedIn(ports, c), 'supervisor', 'auditor');
    return c.json(await readSupervision(db, at()));
  });

  routes.get(patterns.deskAccounts, async (c) => {
    requireCaseRole(await signedIn(ports, c));
    const upheld = c.req.query('upheld') ?? '2';
    if (!/^[1-9]\d{0,3}$/.test(upheld))
      throw new RequestRefused('malformed', { detail: 'upheld is a number of cases.' });
    return c.json(await readAccounts(db, Number(upheld)));
  });

  routes.get(patterns.deskLinked, async (c) => {
    requireCaseRole(await signedIn(ports, c));
    return c.json(found(await readLinked(db, c.req.param('id') ?? '', at())));
  });

  routes.post(patterns.deskLinked, (c) =>
    withBody(ports, c, async (body) => {
      const handler = await signedIn(ports, c, body);
      requireCaseRole(handler);
      const reportId = c.req.param('id') ?? '';
      const { tags } = parseBody(contentTagsSchema, body);
      // Only who opened a report can tell what it is about.
      if (!(await hasOpened(db, reportId, handler.number))) refuse('unopened');
      await linkReport(db, reportId, tags);
      return c.json(found(await readLinked(db, reportId, at())));
    }),
  );

  routes.get(patterns.deskWords, async (c) => {
    requireCaseRole(await signedIn(ports, c));
    const { id = '', sha256 = '' } = c.req.param();
    return c.json(found(await findCaseWords(db, id, sha256)).sealed);
  });

  routes.put(patterns.deskWords, (c) =>
    withBody(ports, c, async (body) => {
      const handler = await signedIn(ports, c, body);
      requireRole(handler, ...writers);
      const { id = '', sha256 } = c.req.param();
      const sealed = parseBody(sealedBodySchema, body);
      if ((await messageDigest(sealed)) !== sha256)
        throw new RequestRefused('invalid', { errors: [{ pointer: '', code: 'other' }] });
      await checkWords(ports, sealed, id, handler);
      await db.transaction().execute((tx) => keepWords(tx, id, sealed));
      return c.body(null, 204);
    }),
  );

  routes.get(patterns.deskRecord, async (c) => {
    requireCaseRole(await signedIn(ports, c));
    return c.json(found(await readCaseRecord(ports, c.req.param('id') ?? '')));
  });

  return routes;
}

/** Who is on duty, and what looking at cases costs those who do. */
export function deskDutyRoutes(ports: LawPorts): Hono<AppEnv> {
  const { db, now } = ports;
  const routes = new Hono<AppEnv>();

  routes.get(patterns.deskRoster, async (c) => {
    await signedIn(ports, c);
    return c.json(await readRoster(db));
  });

  routes.put(patterns.deskRoster, (c) =>
    withBody(ports, c, async (body) => {
      const handler = await signedIn(ports, c, body);
      await writeRoster(db, parseBody(rosterSchema, body), handler, ports);
      return c.body(null, 204);
    }),
  );

  routes.get(patterns.deskExposure, async (c) => {
    requireRole(await signedIn(ports, c), 'supervisor');
    return c.json(await readExposure(db, now()));
  });

  routes.post(patterns.deskExposure, (c) =>
    withBody(ports, c, async (body) => {
      await signedIn(ports, c, body);
      await addToExposureSums(db, parseBody(exposureSchema, body), now());
      return c.body(null, 204);
    }),
  );

  return routes;
}
