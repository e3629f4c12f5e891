import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { unstampedEventSchema } from '../../utils/casework/case-event.ts';
import { messageOf } from '../../utils/casework/message-wire.ts';
import { waitSchema } from '../../utils/casework/wire.ts';
import { defined } from '../../utils/defined.ts';
import { languageTagSchema, termIdSchema } from '../../utils/protocol/primitives.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import type { EvidenceStore } from '../blobs/evidence-store.ts';
import { isStepOf } from '../cases/check-step.ts';
import { type Content, findEvidence, readContent } from '../cases/read-content.ts';
import { readDeskCase } from '../cases/read-desk-case.ts';
import { type QueueFilter, readCounts, readPlace, readQueue } from '../cases/read-queue.ts';
import { takeStep } from '../cases/take-step.ts';
import type { Database } from '../db/database.ts';
import type { AppContext, AppEnv } from '../http/app-env.ts';
import type { BodyAccount } from '../http/body-budget.ts';
import { parseBody } from '../http/parse-body.ts';
import type { SignClaims } from '../keys/endpoint-jws.ts';
import { RequestRefused } from '../problem.ts';
import type { EnrolledHandler } from '../team/handlers.ts';
import type { RequireHandler } from '../team/request-signature.ts';
import { answerTaken } from './answer-taken.ts';
import { requireCaseRole } from './desk-handler.ts';
import { patterns } from './patterns.ts';
import { signedIn, withBody } from './signed-in.ts';

interface DeskPorts {
  readonly db: Database;
  readonly standard: Standard;
  readonly evidence: EvidenceStore;
  readonly signClaims: SignClaims;
  readonly now: () => Date;
  readonly requireHandler: RequireHandler;
  readonly openAccount: (c: AppContext) => BodyAccount;
}

function readFilter(c: AppContext, handler: EnrolledHandler): QueueFilter {
  const { lane, state, owner, due, waits, language, flag } = c.req.query();
  const malformed = (name: string) => new RequestRefused('malformed', { detail: name });
  if (lane !== undefined && !/^[a-z0-9.-]{1,64}$/.test(lane)) throw malformed('lane is a term.');
  if (flag !== undefined && !termIdSchema.safeParse(flag).success)
    throw malformed('flag is a term.');
  if (language !== undefined && !languageTagSchema.safeParse(language).success)
    throw malformed('language is a tag of one.');
  if (state !== undefined && !/^[a-z-]{1,32}$/.test(state)) throw malformed('state is a word.');
  if (owner !== undefined && !/^(?:me|none|\d{1,9})$/.test(owner))
    throw malformed('owner is a number, me or none.');
  if (due !== undefined && due !== 'overdue' && due !== 'complaint' && due !== 'appeal')
    throw malformed('due is overdue, complaint or appeal.');
  const wait = waits ?? (due === 'overdue' ? undefined : due);
  const parsed = wait === undefined ? undefined : waitSchema.safeParse(wait);
  if (parsed?.success === false) throw malformed('waits is what a case waits for.');
  const numbers: Readonly<Record<string, number>> = { me: handler.number, none: 0 };
  return {
    ...defined({ lane, state, language, flag }),
    ...(due === 'overdue' && { due }),
    ...(parsed?.success === true && { waits: parsed.data }),
    ...defined({ owner: owner === undefined ? undefined : (numbers[owner] ?? Number(owner)) }),
  };
}

/** Content is for whoever is in the ledger as opening it. */
function requireFound<Value>(content: Content<Value>): Value {
  if (content.kind === 'found') return content.value;
  if (content.kind === 'no-content') throw new RequestRefused('not-found');
  throw new RequestRefused('step-refused', {
    status: 403,
    errors: [{ pointer: '', code: 'unopened' }],
  });
}

/** The desk's side: for handlers alone, each request signed by its handler's key. */
export function deskRoutes(ports: DeskPorts): Hono<AppEnv> {
  const { db, standard, now } = ports;
  const routes = new Hono<AppEnv>();

  const requireHandler = (c: AppContext) => signedIn(ports, c);

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
    const found = await readDeskCase(db, id, standard, now().toISOString());
    if (found === undefined) throw new RequestRefused('not-found');
    return c.json(found);
  });

  routes.get(patterns.deskCounts, async (c) => {
    const { number } = await requireHandler(c);
    return c.json(await readCounts(db, number));
  });

  routes.get(patterns.deskContent, async (c) => {
    const handler = await requireHandler(c);
    requireCaseRole(handler);
    const found = await readContent(ports, c.req.param('id') ?? '', handler.number);
    return c.json(requireFound(found));
  });

  routes.get(patterns.deskEvidence, async (c) => {
    const handler = await requireHandler(c);
    requireCaseRole(handler);
    const { id = '', sha256 = '' } = c.req.param();
    const { name, sizeBytes } = requireFound(await findEvidence(db, id, sha256, handler.number));
    const bytes = Readable.toWeb(Readable.from(ports.evidence.read(name)));
    return c.body(bytes as ReadableStream, 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(sizeBytes),
    });
  });

  routes.post(patterns.deskEvents, (c) =>
    withBody(ports, c, async (body) => {
      const handler = await signedIn(ports, c, body);
      const step = parseBody(unstampedEventSchema, body);
      if (step.reportId !== c.req.param('id'))
        throw new RequestRefused('invalid', { errors: [{ pointer: '/reportId', code: 'other' }] });
      if (!(await isStepOf(step, handler)))
        throw new RequestRefused('wrong-signature', {
          errors: [{ pointer: '/signature', code: 'wrong' }],
        });
      // What is promised has to be there: such a step comes with its message (`desk-messages.ts`) or not at
      // all.
      if (messageOf(step) !== undefined)
        return answerTaken(c, { kind: 'refused', refusal: 'no-words' });
      return answerTaken(c, await takeStep(step, ports));
    }),
  );

  return routes;
}
