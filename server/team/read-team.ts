import type { Colleague, TeamAnswer } from '../../utils/desk/team-wire.ts';
import { methods, purposeSchema } from '../../utils/desk/team-wire.ts';
import { signingKeySchema } from '../../utils/protocol/primitives.ts';
import type { Database } from '../db/database.ts';
import type { InvitationTable } from '../db/schema.ts';
import { roleChangeOf } from './change-roles.ts';
import { grantOf } from './grants.ts';
import { loadHandlers } from './handlers.ts';
import { readRoles } from './invitations.ts';

function joinedBy(rows: readonly InvitationTable[], number: number): Partial<Colleague> {
  const row = rows.find(({ handler }) => handler === number);
  if (row === undefined) return {};
  const key = signingKeySchema.parse(JSON.parse(row.inviter_key));
  const invitedBy = { ...(row.invited_by > 0 && { handler: row.invited_by }), key };
  return { joined: { secretSha256: row.secret_sha256, invitedBy } };
}

/** Everybody who ever joined, and what waits for a second person: what whoever grants a key has to know. */
export async function readTeam(db: Database, now: Date): Promise<TeamAnswer> {
  const handlers = await loadHandlers(db);
  const boxes = await db.selectFrom('key_box').select(['handler', 'method']).execute();
  const grants = await db.selectFrom('key_grant').selectAll().orderBy('sha256').execute();
  const invitations = await db
    .selectFrom('invitation')
    .selectAll()
    .orderBy('secret_sha256')
    .execute();
  const changes = await db.selectFrom('role_change').selectAll().orderBy('handler').execute();
  return {
    team: handlers.map((one) => ({
      handler: one.number,
      roles: [...one.roles],
      certifiedUntil: one.certifiedUntil,
      signingKey: one.signingKey,
      sealingKey: one.sealingKey,
      methods: methods.filter((method) =>
        boxes.some((box) => box.handler === one.number && box.method === method),
      ),
      ...joinedBy(invitations, one.number),
      grants: grants
        .filter(({ handler, is_waiting }) => handler === one.number && is_waiting === 0)
        .map(({ purpose, key_id }) => ({ purpose: purposeSchema.parse(purpose), keyId: key_id })),
      addedAt: one.addedAt,
      revokedAt: one.revokedAt,
    })),
    waiting: {
      grants: grants.filter(({ is_waiting }) => is_waiting === 1).map(grantOf),
      invitations: invitations
        .filter(({ is_waiting, expires_at }) => is_waiting === 1 && expires_at > now.toISOString())
        .map((row) => ({
          secretSha256: row.secret_sha256,
          roles: readRoles(row.roles),
          certifiedUntil: row.certified_until,
          expiresAt: row.expires_at,
          by: row.invited_by === 0 ? null : row.invited_by,
        })),
      roles: changes.map((row) => ({
        ...roleChangeOf(row),
        sha256: row.sha256,
        by: row.asked_by === 0 ? null : row.asked_by,
      })),
    },
  };
}
