import { Hono } from 'hono';
import { canonicalJson } from '../../utils/evidence/canonical.ts';
import { verifyWord } from '../../utils/evidence/seal-message.ts';
import {
  maxMessageBytes,
  type ReporterAct,
  reporterMessageSchema,
} from '../../utils/protocol/message.ts';
import { signingKeySchema } from '../../utils/protocol/primitives.ts';
import { mediaTypes } from '../../utils/protocol/wire.ts';
import type { FilesToClaim } from '../cases/claim-files.ts';
import { readMessages } from '../cases/read-messages.ts';
import { reporterStep } from '../cases/reporter-step.ts';
import { type MessagePorts, takeMessage } from '../cases/take-message.ts';
import type { Database } from '../db/database.ts';
import type { AppContext, AppEnv } from '../http/app-env.ts';
import type { BodyAccount } from '../http/body-budget.ts';
import { requireCapability } from '../http/capability.ts';
import { parseBody } from '../http/parse-body.ts';
import { readBody, requireBodyOf } from '../http/read-body.ts';
import { nodeSignatures } from '../keys/node-signatures.ts';
import { RequestRefused } from '../problem.ts';
import { answerTaken } from './answer-taken.ts';
import { patterns } from './patterns.ts';

interface MessageRoutePorts extends MessagePorts {
  readonly spendReport: (c: AppContext) => void;
  readonly openAccount: (c: AppContext) => BodyAccount;
}

/** The number after which messages or steps are asked for; 0 if none is named. */
export function readAfter(c: AppContext): number {
  const after = c.req.query('after') ?? '0';
  if (/^\d{1,6}$/.test(after)) return Number(after);
  throw new RequestRefused('malformed', { detail: 'after is a number.' });
}

/** The report of whoever holds its capability, with the envelope while its content is here. */
async function requireReport(db: Database, c: AppContext) {
  const found = await db
    .selectFrom('report')
    .select(['id', 'envelope'])
    .where('id', '=', c.req.param('id') ?? '')
    .where('capability_sha256', '=', requireCapability(c.req.header('Authorization')))
    .executeTakeFirst();
  if (found === undefined) throw new RequestRefused('not-found');
  return found;
}

function signerOf(envelope: string | null) {
  if (envelope === null)
    throw new RequestRefused('step-refused', { errors: [{ pointer: '', code: 'removed' }] });
  return signingKeySchema.parse(JSON.parse(envelope).manifest.signer);
}

/** What lies under the same capability and goes with a message. */
function filesOf(act: ReporterAct, c: AppContext): { readonly files?: FilesToClaim } {
  if (!('evidence' in act) || act.evidence === undefined) return {};
  const capabilitySha256 = requireCapability(c.req.header('Authorization'));
  return { files: { capabilitySha256, evidence: act.evidence, pointer: '/act/evidence' } };
}

/** What reporter and desk write to each other, for the holder of the report's capability. */
export function messageRoutes(ports: MessageRoutePorts): Hono<AppEnv> {
  const { db, standard } = ports;
  const routes = new Hono<AppEnv>();

  routes.get(patterns.reportMessages, async (c) => {
    const { id } = await requireReport(db, c);
    return c.json(await readMessages(db, id, readAfter(c)));
  });

  routes.put(patterns.reportMessage, async (c) => {
    ports.spendReport(c);
    const { id: reportId, envelope } = await requireReport(db, c);
    requireBodyOf(c.env.incoming, mediaTypes.json);
    const account = ports.openAccount(c);
    try {
      const body = await readBody(c.env.incoming, maxMessageBytes, account);
      const { sealed, signature, ...word } = parseBody(reporterMessageSchema, body);
      const signer = signerOf(envelope);
      const number = Number(c.req.param('number'));
      const check = async (previousSha256: string, messageSha256: string) => {
        const signed = { ...word, messageSha256, number, previousSha256, reportId };
        if (!(await verifyWord(signed, signature, signer, nodeSignatures)))
          throw new RequestRefused('wrong-signature', {
            errors: [{ pointer: '/signature', code: 'wrong' }],
          });
      };
      const message = {
        reportId,
        number,
        direction: 'to-desk' as const,
        sealed,
        word: canonicalJson({ ...word, signature }),
        stepFor: reporterStep(word, signer, standard),
        check,
        ...filesOf(word.act, c),
      };
      return answerTaken(c, await takeMessage(message, ports));
    } finally {
      account.close();
    }
  });

  return routes;
}
