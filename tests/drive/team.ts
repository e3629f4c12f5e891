import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { EndpointDrive } from './endpoint.ts';

const TEAM = new URL('../../server/cli/team.ts', import.meta.url).pathname;

type Place = Pick<EndpointDrive, 'dataDir' | 'deskKeyDir'>;

/** One command of `npm run team`, as an operator runs it beside the endpoint. */
async function runTeam<Answer>({ dataDir }: Place, ...parameters: string[]): Promise<Answer> {
  const env = { ...process.env, PLAINT_DATA_DIR: dataDir };
  const { stdout } = await promisify(execFile)(process.execPath, [TEAM, ...parameters], { env });
  return JSON.parse(stdout) as Answer;
}

type Member = { handler: number; revokedAt: string | null };

/**
 * One invitation for each list of roles: what follows the address of the desk. Whoever is on the team from an
 * earlier start is taken off it, since the browser with their keys is gone. The first is an administrator
 * too.
 */
export async function inviteTeam(place: Place, team: readonly string[]): Promise<string[]> {
  const before = await runTeam<Member[]>(place, 'list');
  for (const { handler, revokedAt } of before)
    if (revokedAt === null) await runTeam(place, 'revoke', String(handler));
  const fragments: string[] = [];
  for (const [index, roles] of team.entries()) {
    const isFirst = before.length === 0 && index === 0;
    const command = isFirst ? 'init' : 'invite';
    const held = index === 0 ? `administrator,${roles}` : roles;
    const { invitation } = await runTeam<{ invitation: string }>(place, command, '--roles', held);
    fragments.push(invitation);
  }
  return fragments;
}

/**
 * Gives the desk's key to somebody who joined, if the words that they read out are theirs.
 * @throws Error when they are not
 */
export async function grantDeskKey(place: Place, handler: number, words: string): Promise<void> {
  const [file = ''] = await readdir(place.deskKeyDir);
  const key = join(place.deskKeyDir, file);
  await runTeam(place, 'grant', String(handler), '--key', key, '--words', words);
}
