import { caseRow } from '../../server/cases/case-row.ts';
import { addWaits, waitRows } from '../../server/cases/case-waits.ts';
import { countCases } from '../../server/cases/counters.ts';
import type { Database } from '../../server/db/database.ts';
import type { ReportTable } from '../../server/db/schema.ts';
import { type Case, openCase } from '../../utils/casework/case.ts';
import { readTimes } from '../../utils/casework/times.ts';
import { guideline2023 } from '../../utils/standard/guideline-2023/guideline-2023.ts';

const times = readTimes(guideline2023);
const rowsAtOnce = 500;
const minuteMs = 60_000;
const lanes = ['ordinary', 'priority', 'urgent'] as const;

/**
 * How an endpoint stands that has been at work for a while: a third is closed, a third begun, a third new.
 */
export interface ManyCases {
  readonly count: number;
  /** Numbers from 1 on. */
  readonly handlers: number;
  /** When the newest arrived; each before it came `apartMs` earlier. */
  readonly newest: Date;
  readonly apartMs?: number;
}

/**
 * Rows of cases and of their reports as projections have them, with their counters. No ledger stands behind
 * them: they are for lists, which look at nothing else.
 */
export async function writeManyCases(db: Database, about: ManyCases): Promise<void> {
  for (let from = 0; from < about.count; from += rowsAtOnce) {
    const places = Array.from(
      { length: Math.min(rowsAtOnce, about.count - from) },
      (_, i) => from + i,
    );
    const cases = places.map((place) => caseAt(place, about));
    await db.transaction().execute(async (tx) => {
      await tx
        .insertInto('report')
        .values(cases.map((each) => reportOf(each)))
        .execute();
      const made = cases.map((each) => [each, caseRow(each, times)] as const);
      const rows = made.map(([{ reportId }, row]) => ({ ...row, ...ofCase(reportId) }));
      await tx.insertInto('case').values(rows).execute();
      await addWaits(
        tx,
        made.flatMap(([each, row]) => waitRows(each, row)),
      );
      await countCases(tx, rows, 1);
    });
  }
}

function caseAt(place: number, { handlers, newest, apartMs = minuteMs }: ManyCases): Case {
  const receivedAt = new Date(newest.getTime() - place * apartMs).toISOString();
  const opened = openCase({
    reportId: idOf(place),
    receivedAt,
    lane: lanes[place % lanes.length] ?? lanes[0],
    laneRule: 'a10',
  });
  const owner = 1 + (Math.floor(place / 9) % handlers);
  const begun = { ...opened, claimedAt: receivedAt, since: receivedAt };
  const kinds: readonly Case[] = [
    opened,
    opened,
    opened,
    { ...begun, seq: 1, owner },
    { ...begun, seq: 2, owner, state: 'assessed' },
    { ...begun, seq: 3, owner: null, state: 'accepted', complaintAt: receivedAt },
    { ...begun, seq: 9, owner, state: 'closed', closedAt: receivedAt },
    { ...begun, seq: 9, owner, state: 'closed', closedAt: receivedAt },
    { ...begun, seq: 2, owner, state: 'needs-more', supplementDueAt: receivedAt },
  ];
  return kinds[Math.floor(place / lanes.length) % kinds.length] ?? opened;
}

/** A number of the form that reports have, spread like a random one. */
function idOf(place: number): string {
  const spread = Math.imul(place + 1, 0x9e37_79b1) >>> 0;
  const first = spread.toString(16).padStart(8, '0');
  return `${first}-0000-4000-8000-${place.toString(16).padStart(12, '0')}`;
}

function reportOf(each: Case): ReportTable {
  const digest = each.reportId.replaceAll('-', '').repeat(2);
  return {
    id: each.reportId,
    manifest_sha256: digest,
    capability_sha256: digest,
    received_at: each.receivedAt,
    leaf_index: leafOf(each.reportId),
    category: 'insult',
    platform: 'forum.example.org',
    lane: each.lane,
    lane_rule: each.laneRule,
    standard_version: guideline2023.version,
    ...ofCase(each.reportId),
    envelope: null,
    removing_until: null,
    receipt: '{}',
    evidence_bytes: 0,
  };
}

const tongues = ['zh-Hans', 'zh-Hans', 'zh-Hans', 'zh-Hant', 'en', null] as const;
const someFlags = ['', '', '', '', ' overt ', ' minor cyber-violence ', ' minor '] as const;

/** Languages as they are spread where most write the same; flags on three of seven. */
function ofCase(id: string): Pick<ReportTable, 'language' | 'flags'> {
  const place = Number.parseInt(id.slice(-12), 16);
  return {
    language: tongues[Math.floor(place / 2) % tongues.length] ?? null,
    flags: someFlags[place % someFlags.length] ?? '',
  };
}

/** Beyond every leaf that a ledger will have, and each another. */
function leafOf(id: string): number {
  return 1_000_000_000_000 + Number.parseInt(id.slice(-12), 16);
}
