import { Hono } from 'hono';
import { deskMessageSchema, directionOf, messageOf } from '../../utils/casework/message-wire.ts';
import { messageDigest } from '../../utils/evidence/seal-message.ts';
import { maxMessageBytes } from '../../utils/protocol/message.ts';
import { mediaTypes } from '../../utils/protocol/wire.ts';
import { isStepOf } from '../cases/check-step.ts';
import { loadCase } from '../cases/load-case.ts';
import { readMessages } from '../cases/read-messages.ts';
import { type MessagePorts, takeMessage } from '../cases/take-message.ts';
import type { AppContext, AppEnv } from '../http/app-env.ts';
import type { BodyAccount } from '../http/body-budget.ts';
import { parseBody } from '../http/parse-body.ts';
import { readBody, requireBodyOf } from '../http/read-body.ts';
import { RequestRefused } from '../problem.ts';
import type { RequireHandler } from '../team/request-signature.ts';
import { answerTaken } from './answer-taken.ts';
import { requireCaseRole } from './desk-handler.ts';
import { readAfter } from './messages.ts';
import { patterns } from './patterns.ts';
import { signedIn } from './signed-in.ts';

interface DeskMessagePorts extends MessagePorts {
  readonly requireHandler: RequireHandler;
  readonly openAccount: (c: AppContext) => BodyAccount;
}

/** What handlers write to reporters, and read of it; sealed on either side before it comes here. */
export function deskMessageRoutes(ports: DeskMessagePorts): Hono<AppEnv> {
  const { db } = ports;
  const routes = new Hono<AppEnv>();

  routes.get(patterns.deskMessages, async (c) => {
    requireCaseRole(await signedIn(ports, c));
    const reportId = c.req.param('id') ?? '';
    if ((await loadCase(db, reportId)) === undefined) throw new RequestRefused('not-found');
    return c.json(await readMessages(db, reportId, readAfter(c)));
  });

  routes.put(patterns.deskMessage, async (c) => {
    requireBodyOf(c.env.incoming, mediaTypes.json);
    const account = ports.openAccount(c);
    try {
      const body = await readBody(c.env.incoming, maxMessageBytes, account);
      const handler = await signedIn(ports, c, body);
      const { step, sealed } = parseBody(deskMessageSchema, body);
      const refuse = (pointer: string, code: string, kind: 'invalid' | 'wrong-signature') => {
        throw new RequestRefused(kind, { errors: [{ pointer, code }] });
      };
      if (step.reportId !== c.req.param('id')) refuse('/step/reportId', 'other', 'invalid');
      if (messageOf(step) !== (await messageDigest(sealed)))
        refuse('/step/message', 'other', 'invalid');
      if (!(await isStepOf(step, handler))) refuse('/step/signature', 'wrong', 'wrong-signature');
      const message = {
        reportId: step.reportId,
        number: Number(c.req.param('number')),
        direction: directionOf(step),
        sealed,
        word: null,
        stepFor: () => step,
      };
      return answerTaken(c, await takeMessage(message, ports));
    } finally {
      account.close();
    }
  });

  return routes;
}
