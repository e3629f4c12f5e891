import type { DeskTrouble, OpenedReport } from '../../components/desk/desk-services.ts';
import {
  type Accounts,
  accountsSchema,
  type Exposure,
  type ExposureSums,
  exposureSumsSchema,
  type Linked,
  linkedSchema,
  type Supervision,
  supervisionSchema,
} from '../../utils/casework/desk-wire.ts';
import type { Handler } from '../../utils/casework/roles.ts';
import type { DeskVault } from '../../utils/desk/desk-vault.ts';
import { teamSchema } from '../../utils/desk/team-wire.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { err, ok, type Result } from '../../utils/result.ts';
import { type AskDesk, readAnswer, troubleOf } from './desk-http.ts';

type Told<Value> = Promise<Result<Value, DeskTrouble>>;

const get = (ask: AskDesk, path: string) => ask({ method: 'GET', path });

export async function askSupervision(ask: AskDesk): Told<Supervision> {
  return readAnswer(supervisionSchema, await get(ask, paths.deskSupervision));
}

/**
 * Asks for the cases that are about the same. The endpoint gets blind tags of what the report is about;
 * without a link key, it is asked for what it knows anyway.
 */
export async function askLinked(
  vault: DeskVault,
  ask: AskDesk,
  reportId: string,
  { body }: OpenedReport,
): Told<Linked> {
  const path = paths.deskLinked(reportId);
  const { targets, documents } = body;
  const made = await vault.tagContent({ targets, documents });
  if (!made.ok) return readAnswer(linkedSchema, await get(ask, path));
  const told = JSON.stringify({ tags: made.value });
  return readAnswer(linkedSchema, await ask({ method: 'POST', path, body: told }));
}

export async function askAccounts(ask: AskDesk, upheld: number): Told<Accounts> {
  return readAnswer(accountsSchema, await get(ask, `${paths.deskAccounts}?upheld=${upheld}`));
}

export async function askExposure(ask: AskDesk): Told<ExposureSums> {
  return readAnswer(exposureSumsSchema, await get(ask, paths.deskExposure));
}

export async function tellExposure(ask: AskDesk, week: Exposure): Told<true> {
  const body = JSON.stringify(week);
  const answer = await ask({ method: 'POST', path: paths.deskExposure, body });
  if (!answer.ok) return answer;
  return answer.value.ok ? ok(true) : err(troubleOf(answer.value.status));
}

/** Those who are on the team and have not left, by number. */
export async function askHandlers(ask: AskDesk): Told<readonly Handler[]> {
  const answer = await readAnswer(teamSchema, await get(ask, paths.deskTeam));
  if (!answer.ok) return answer;
  const here = answer.value.team.filter(({ revokedAt }) => revokedAt === null);
  return ok(
    here.map(({ handler, roles, certifiedUntil }) => ({ number: handler, roles, certifiedUntil })),
  );
}
