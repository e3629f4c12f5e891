import type { CaseRecord } from '../casework/case-record.ts';
import { type Handler, type Role, roleSchema } from '../casework/roles.ts';
import { defined } from '../defined.ts';
import { ledgerEventSchema } from '../protocol/ledger.ts';
import type { SigningKey } from '../protocol/primitives.ts';
import type { RecordFinding } from './record-finding.ts';

interface Member extends Handler {
  readonly signingKey: SigningKey;
  /** Their place in the ledger, from joining to leaving. */
  readonly from: number;
  readonly to: number;
}

export interface RecordTeam {
  readonly findings: readonly RecordFinding[];
  /** Everybody on the team when an entry of this place was written. */
  readonly at: (leafIndex: number) => readonly Member[];
}

function isRole(role: string): role is Role {
  return roleSchema.safeParse(role).success;
}

/** Who was on the team when, by what the ledger says of joining, leaving and other roles. */
export function readRecordTeam({ team }: Pick<CaseRecord, 'team'>): RecordTeam {
  const members: Member[] = [];
  const findings: RecordFinding[] = [];
  let joined = 0;
  for (const { event, leafIndex } of team) {
    const { data } = ledgerEventSchema.safeParse(event);
    if (data?.type === 'team.enrolled') {
      // Numbers are given one after the other: somebody who is left out leaves a gap.
      joined += 1;
      if (data.handler !== joined) findings.push({ code: 'gap', at: leafIndex });
      members.push({
        number: data.handler,
        roles: data.roles.filter(isRole),
        certifiedUntil: data.certifiedUntil,
        signingKey: data.signingKey,
        from: leafIndex,
        to: Number.POSITIVE_INFINITY,
      });
    } else if (data?.type === 'team.revoked' || data?.type === 'team.changed') {
      const place = members.findLastIndex(({ number }) => number === data.handler);
      const member = members[place];
      if (member === undefined) continue;
      members[place] = { ...member, to: leafIndex };
      // The same person under other roles, from that entry on.
      if (data.type === 'team.changed')
        members.push({
          ...member,
          roles: data.roles.filter(isRole),
          ...defined({ certifiedUntil: data.certifiedUntil }),
          from: leafIndex,
        });
    } else findings.push({ code: 'malformed', at: leafIndex });
  }
  return {
    findings,
    at: (leafIndex) => members.filter(({ from, to }) => from < leafIndex && leafIndex < to),
  };
}
