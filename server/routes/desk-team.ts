import { Hono } from 'hono';
import {
  approvalSchema,
  boxesSchema,
  type DeskMe,
  enrolmentSchema,
  keyGrantSchema,
  newInvitationSchema,
  revocationSchema,
  roleChangeSchema,
} from '../../utils/desk/team-wire.ts';
import type { Database } from '../db/database.ts';
import type { AppContext, AppEnv } from '../http/app-env.ts';
import type { BodyAccount } from '../http/body-budget.ts';
import { parseBody } from '../http/parse-body.ts';
import { RequestRefused } from '../problem.ts';
import { approve } from '../team/approve.ts';
import { findBoxById, loadBoxes, writeBoxes } from '../team/boxes.ts';
import { askRoles } from '../team/change-roles.ts';
import { loadGrants, placeGrant } from '../team/grants.ts';
import { type EnrolledHandler, revokeHandler } from '../team/handlers.ts';
import { type Giver, invite, redeem } from '../team/invitations.ts';
import { readTeam } from '../team/read-team.ts';
import { teamRefused } from '../team/refused.ts';
import type { RequireHandler } from '../team/request-signature.ts';
import { patterns } from './patterns.ts';
import { signedIn, withBody } from './signed-in.ts';

interface TeamPorts {
  readonly db: Database;
  /** The `kid` of the root key. */
  readonly endpointKid: string;
  readonly now: () => Date;
  readonly requireHandler: RequireHandler;
  readonly openAccount: (c: AppContext) => BodyAccount;
}

const giver = ({ number, signingKey }: EnrolledHandler): Giver => ({ number, key: signingKey });

/** People and keys: who joins, what opens their keys, and who is given which shared key. */
export function deskTeamRoutes(ports: TeamPorts): Hono<AppEnv> {
  const { db, endpointKid, now } = ports;
  const routes = new Hono<AppEnv>();

  routes.post(patterns.deskEnrol, (c) =>
    withBody(ports, c, async (body) => {
      const enrolment = parseBody(enrolmentSchema, body);
      const { isNew, answer } = await redeem(db, enrolment, endpointKid, now());
      return c.json(answer, isNew ? 201 : 200);
    }),
  );

  routes.get(patterns.deskMe, async (c) => {
    const { number, roles, certifiedUntil } = await signedIn(ports, c);
    const me: DeskMe = {
      handler: number,
      roles: [...roles],
      certifiedUntil,
      boxes: await loadBoxes(db, number),
      grants: await loadGrants(db, number),
    };
    return c.json(me);
  });

  routes.get(patterns.deskTeam, async (c) => {
    await signedIn(ports, c);
    return c.json(await readTeam(db, now()));
  });

  routes.get(patterns.deskBox, async (c) => {
    const box = await findBoxById(db, c.req.param('id') ?? '');
    if (box === undefined) throw new RequestRefused('not-found');
    return c.json(box);
  });

  routes.put(patterns.deskBoxes, (c) =>
    withBody(ports, c, async (body) => {
      const handler = await signedIn(ports, c, body);
      const { boxes } = parseBody(boxesSchema, body);
      await db.transaction().execute((tx) => writeBoxes(tx, handler.number, boxes));
      return c.body(null, 204);
    }),
  );

  routes.post(patterns.deskInvitations, (c) =>
    withBody(ports, c, async (body) => {
      const handler = await signedIn(ports, c, body);
      if (!handler.roles.includes('administrator')) throw teamRefused('wrong-role');
      const invitation = parseBody(newInvitationSchema, body);
      return c.json(await invite(db, invitation, giver(handler), now()));
    }),
  );

  routes.post(patterns.deskGrants, (c) =>
    withBody(ports, c, async (body) => {
      const handler = await signedIn(ports, c, body);
      const grant = parseBody(keyGrantSchema, body);
      return c.json(await placeGrant(db, grant, giver(handler), now()));
    }),
  );

  routes.post(patterns.deskApprovals, (c) =>
    withBody(ports, c, async (body) => {
      const handler = await signedIn(ports, c, body);
      await approve(db, parseBody(approvalSchema, body), handler, now());
      return c.body(null, 204);
    }),
  );

  routes.post(patterns.deskRoles, (c) =>
    withBody(ports, c, async (body) => {
      const handler = await signedIn(ports, c, body);
      if (!handler.roles.includes('administrator')) throw teamRefused('wrong-role');
      const change = parseBody(roleChangeSchema, body);
      return c.json(await askRoles(db, change, handler, now()));
    }),
  );

  routes.post(patterns.deskRevocations, (c) =>
    withBody(ports, c, async (body) => {
      const handler = await signedIn(ports, c, body);
      if (!handler.roles.includes('administrator')) throw teamRefused('wrong-role');
      const leaving = parseBody(revocationSchema, body).handler;
      if (!(await revokeHandler(db, leaving, now(), handler))) throw teamRefused('no-handler');
      return c.body(null, 204);
    }),
  );

  return routes;
}
