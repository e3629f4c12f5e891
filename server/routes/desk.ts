import { Hono } from 'hono';
import type { Refusal } from '../../utils/casework/apply-event.ts';
import { unstampedEventSchema } from '../../utils/casework/case-event.ts';
import { readTimes } from '../../utils/casework/times.ts';
import type { TakenStep } from '../../utils/casework/wire.ts';
import { mediaTypes } from '../../utils/protocol/wire.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import { isStepOf } from '../cases/check-step.ts';
import { readDeskCase } from '../cases/read-desk-case.ts';
import { type QueueFilter, readCounts, readPlace, readQueue } from '../cases/read-queue.ts';
import { type Taken, takeStep } from '../cases/take-step.ts';
import type { Database } from '../db/database.ts';
import type { AppContext, AppEnv } from '../http/app-env.ts';
import type { BodyAccount } from '../http/body-budget.ts';
import { parseBody } from '../http/parse-body.ts';
import { readBody, requireBodyOf } from '../http/read-body.ts';
import { RequestRefused } from '../problem.ts';
import type { EnrolledHandler } from '../team/handlers.ts';
import type { RequireHandler } from '../team/request-signature.ts';
import { patterns } from './patterns.ts';

/** A step is a few hundred bytes of terms, hashes and numbers. */
const maxStepBytes = 64 * 1024;

/** These are about the person and not about the case. */
const personal = new Set<Refusal>([
  'wrong-role',
  'no-certificate',
  'both-sides',
  'acted-before',
  'team-of-one',
]);

interface DeskPorts {
  readonly db: Database;
  readonly standard: Standard;
  readonly now: () => Date;
  readonly requireHandler: RequireHandler;
  readonly openAccount: (c: AppContext) => BodyAccount;
}

/** Whoever sees to people and keys sees no case. */
function requireCaseRole({ roles }: EnrolledHandler): void {
  if (roles.every((role) => role === 'administrator'))
    throw new RequestRefused('step-refused', {
      status: 403,
      errors: [{ pointer: '', code: 'wrong-role' }],
    });
}

function readFilter(c: AppContext, handler: EnrolledHandler): QueueFilter {
  const { lane, state, owner } = c.req.query();
  const malformed = (name: string) => new RequestRefused('malformed', { detail: name });
  if (lane !== undefined && !/^[a-z0-9.-]{1,64}$/.test(lane)) throw malformed('lane is a term.');
  if (state !== undefined && !/^[a-z-]{1,32}$/.test(state)) throw malformed('state is a word.');
  if (owner !== undefined && !/^(?:me|none|\d{1,9})$/.test(owner))
    throw malformed('owner is a number, me or none.');
  const numbers: Readonly<Record<string, number>> = { me: handler.number, none: 0 };
  return {
    ...(lane !== undefined && { lane }),
    ...(state !== undefined && { state }),
    ...(owner !== undefined && { owner: numbers[owner] ?? Number(owner) }),
  };
}

function answer(c: AppContext, taken: Taken): Response {
  switch (taken.kind) {
    case 'taken': {
      const step: TakenStep = taken.placed;
      return c.json(step, taken.isNew ? 201 : 200);
    }
    case 'conflict':
      throw new RequestRefused('conflict');
    case 'no-case':
      throw new RequestRefused('not-found');
    case 'stale': {
      const { seq, state, owner } = taken.current;
      const more = { case: { seq, state, owner }, since: taken.since };
      throw new RequestRefused('out-of-step', { more });
    }
    case 'refused': {
      const errors = [{ pointer: '/type', code: taken.refusal }];
      const status = personal.has(taken.refusal) ? 403 : 422;
      throw new RequestRefused('step-refused', { status, errors });
    }
  }
}

/** The desk's side: for handlers alone, each request signed by its handler's key. */
export function deskRoutes(ports: DeskPorts): Hono<AppEnv> {
  const { db, standard, now } = ports;
  const times = readTimes(standard);
  const routes = new Hono<AppEnv>();

  const requireHandler = (c: AppContext, body: Uint8Array = new Uint8Array(0)) => {
    const { pathname, search } = new URL(c.req.url);
    return ports.requireHandler({
      authorization: c.req.header('Authorization'),
      method: c.req.method,
      path: pathname + search,
      body,
    });
  };

  routes.get(patterns.deskCases, async (c) => {
    const handler = await requireHandler(c);
    requireCaseRole(handler);
    const after = c.req.query('after');
    const place = after === undefined ? undefined : readPlace(after);
    if (after !== undefined && place === undefined)
      throw new RequestRefused('malformed', { detail: 'after is what a page named as next.' });
    return c.json(await readQueue(db, readFilter(c, handler), place, now().toISOString()));
  });

  routes.get(patterns.deskCase, async (c) => {
    requireCaseRole(await requireHandler(c));
    const id = c.req.param('id') ?? '';
    const found = await readDeskCase(db, id, times, now().toISOString());
    if (found === undefined) throw new RequestRefused('not-found');
    return c.json(found);
  });

  routes.get(patterns.deskCounts, async (c) => {
    await requireHandler(c);
    return c.json(await readCounts(db));
  });

  routes.post(patterns.deskEvents, async (c) => {
    requireBodyOf(c.env.incoming, mediaTypes.json);
    const account = ports.openAccount(c);
    try {
      const body = await readBody(c.env.incoming, maxStepBytes, account);
      const handler = await requireHandler(c, body);
      const step = parseBody(unstampedEventSchema, body);
      if (step.reportId !== c.req.param('id'))
        throw new RequestRefused('invalid', { errors: [{ pointer: '/reportId', code: 'other' }] });
      if (!(await isStepOf(step, handler)))
        throw new RequestRefused('wrong-signature', {
          errors: [{ pointer: '/signature', code: 'wrong' }],
        });
      return answer(c, await takeStep(step, ports));
    } finally {
      account.close();
    }
  });

  return routes;
}
