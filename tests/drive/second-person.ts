import { readConfig } from '../../server/config.ts';
import { type Approval, teamSchema } from '../../utils/desk/team-wire.ts';
import { canonicalBytes } from '../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { signCanonical } from '../../utils/evidence/signature.ts';
import type { Descriptor } from '../../utils/protocol/descriptor.ts';
import { paths, signingDomains } from '../../utils/protocol/wire.ts';
import { askDesk, enrolIn, type TestHandler, tellDesk } from '../contract/handler.ts';
import type { EndpointDrive } from './endpoint.ts';

/** Approves whatever of invitations and grants waits for a second person. */
export type SecondPerson = { approve(): Promise<void> };

/** An administrator without a browser, put on the team by the operator. */
export async function enrolSecondPerson(
  { url, dataDir }: EndpointDrive,
  descriptor: Descriptor,
): Promise<SecondPerson> {
  const handler = await enrolIn(readConfig({ PLAINT_DATA_DIR: dataDir }), ['administrator']);
  const endpoint = { url, descriptor: { descriptor } };
  return {
    async approve() {
      const answer = await askDesk(endpoint, handler, paths.deskTeam);
      const { waiting } = teamSchema.parse(await answer.json());
      for (const { secretSha256 } of waiting.invitations)
        await tell(await signed(handler, 'invitation', secretSha256));
      for (const { sha256 } of waiting.roles) await tell(await signed(handler, 'roles', sha256));
      for (const grant of waiting.grants)
        await tell(await signed(handler, 'grant', await sha256Hex(canonicalBytes(grant))));
    },
  };

  async function tell(approval: Approval): Promise<void> {
    const answer = await tellDesk(endpoint, handler, 'POST', paths.deskApprovals, approval);
    if (answer.status !== 204) throw new Error(`approval: ${answer.status} ${await answer.text()}`);
  }
}

async function signed(
  { number, pair }: TestHandler,
  of: Approval['of'],
  sha256: string,
): Promise<Approval> {
  const by = { handler: number, kid: pair.publicKey.kid };
  const unsigned = { type: 'plaint.approval/1' as const, of, sha256, by };
  const signature = await signCanonical(signingDomains.approval, unsigned, pair.privateKey);
  return { ...unsigned, signature };
}
