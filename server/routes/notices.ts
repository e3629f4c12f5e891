import { Hono } from 'hono';
import { appealSchema, platformAnswerSchema } from '../../utils/casework/notice-wire.ts';
import { maxMessageBytes } from '../../utils/protocol/message.ts';
import { mediaTypes } from '../../utils/protocol/wire.ts';
import { type ReadNoticePorts, readAppeal, readAsked } from '../cases/read-notice.ts';
import { type NoticePorts, takeAnswer, takeAppeal } from '../cases/take-notice.ts';
import type { AppContext, AppEnv } from '../http/app-env.ts';
import type { BodyAccount } from '../http/body-budget.ts';
import { requireCapability } from '../http/capability.ts';
import { parseBody } from '../http/parse-body.ts';
import { readBody, requireBodyOf } from '../http/read-body.ts';
import { RequestRefused } from '../problem.ts';
import { answerTaken } from './answer-taken.ts';
import { patterns } from './patterns.ts';

interface NoticeRoutePorts extends NoticePorts, ReadNoticePorts {
  readonly spendReport: (c: AppContext) => void;
  readonly openAccount: (c: AppContext) => BodyAccount;
}

/**
 * For those whom a notice went to: whoever a measure is against, by the appeal code in it, and the platform.
 * Neither has an account, and neither sees anything of the report or who made it.
 */
export function noticeRoutes(ports: NoticeRoutePorts): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const capabilityOf = (c: AppContext) => requireCapability(c.req.header('Authorization'));

  async function take(c: AppContext, use: (body: Uint8Array) => Promise<Response>) {
    ports.spendReport(c);
    requireBodyOf(c.env.incoming, mediaTypes.json);
    const account = ports.openAccount(c);
    try {
      return await use(await readBody(c.env.incoming, maxMessageBytes, account));
    } finally {
      account.close();
    }
  }

  routes.get(patterns.appeals, async (c) => {
    const found = await readAppeal(ports, capabilityOf(c));
    if (found === undefined) throw new RequestRefused('not-found');
    return c.json(found);
  });

  routes.post(patterns.appeals, (c) => {
    const capability = capabilityOf(c);
    return take(c, async (body) =>
      answerTaken(c, await takeAppeal(parseBody(appealSchema, body), capability, ports)),
    );
  });

  routes.get(patterns.answers, async (c) => {
    const found = await readAsked(ports, capabilityOf(c));
    if (found === undefined) throw new RequestRefused('not-found');
    return c.json(found);
  });

  routes.post(patterns.answers, (c) => {
    const capability = capabilityOf(c);
    return take(c, async (body) =>
      answerTaken(c, await takeAnswer(parseBody(platformAnswerSchema, body), capability, ports)),
    );
  });

  return routes;
}
