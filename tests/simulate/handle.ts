import { readLedTo } from '../../server/cases/load-grading.ts';
import type { Database } from '../../server/db/database.ts';
import type { Case } from '../../utils/casework/case.ts';
import { waitsOf } from '../../utils/casework/marks.ts';
import type { Role } from '../../utils/casework/roles.ts';
import { act, dayMs, type Person, type World } from './world.ts';

const hash = 'f'.repeat(64);
const later = ({ now }: World, days: number) =>
  new Date(now().getTime() + days * dayMs).toISOString();

/** Blind tags of a few hundred accounts: some come again and again. */
const accountOf = ({ chance }: World) =>
  Math.floor(chance.next() ** 2 * 400)
    .toString(16)
    .padStart(64, '0');

const token = ({ chance }: World) =>
  Array.from({ length: 8 }, () =>
    chance
      .below(2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('');

type Doing = (world: World, tx: Database, by: Person, current: Case) => Promise<Case>;

const assess: Doing = async (world, tx, by, current) => {
  const claimed =
    current.owner === by.handler.number
      ? current
      : await act(world, tx, by, current, 'case.claimed', {});
  return act(world, tx, by, claimed, 'case.assessed', { complete: true, disagreements: 0 });
};

const accept: Doing = async (world, tx, by, current) => {
  const { chance } = world;
  const lot = chance.next();
  if (lot < 0.12)
    return act(world, tx, by, current, 'case.asked', {
      elements: ['quote'],
      dueAt: later(world, 7),
      message: hash,
    });
  if (lot < 0.24) return act(world, tx, by, current, 'case.declined', { clause: 'object' });
  if (lot < 0.29)
    return act(world, tx, by, current, 'case.transferred', {
      to: 'other-centre',
      packageSha256: hash,
      includesIdentity: false,
    });
  return act(world, tx, by, current, 'case.accepted', { clause: 'object' });
};

const judge: Doing = (world, tx, by, current) => {
  const isUpheld = world.chance.isLucky(0.6);
  return act(world, tx, by, current, 'case.judged', {
    finding: isUpheld ? 'upheld' : 'not-upheld',
    clauses: ['insult'],
    ...(isUpheld && { accounts: [accountOf(world)] }),
    ...(isUpheld && world.chance.isLucky(0.05) && { found: ['coordinated'] }),
  });
};

const reply =
  (outcome: 'upheld' | 'not-upheld' | 'declined' | 'transferred'): Doing =>
  (world, tx, by, current) =>
    act(world, tx, by, current, 'case.replied', { basis: ['insult'], outcome, message: hash });

const propose: Doing = async (world, tx, by, current) => {
  const ledTo = await readLedTo(tx, current, world.standard);
  const { grade, rule, signOffs, upheldBefore = 0 } = ledTo ?? {};
  const isLed = grade !== undefined && rule !== undefined && signOffs !== undefined;
  return act(world, tx, by, current, 'measures.proposed', {
    ...(isLed
      ? { grade, rule, signOffs }
      : { grade: 2, signOffs: 1, override: true, sealed: hash }),
    upheldBefore,
    measures: [{ id: grade === 1 ? 'label' : 'remove' }],
  });
};

const forward: Doing = async (world, tx, by, current) => {
  let last = current;
  for (const { number, state } of current.measures)
    if (state === 'ordered')
      last = await act(world, tx, by, last, 'measure.forwarded', {
        number,
        to: 'forum.example.org',
        appealSha256: token(world),
        answerSha256: token(world),
      });
  return last;
};

const decideComplaint: Doing = (world, tx, by, current) =>
  act(world, tx, by, current, 'complaint.decided', {
    upheld: world.chance.isLucky(0.3),
    sealed: hash,
  });

const decideAppeal: Doing = (world, tx, by, current) =>
  act(world, tx, by, current, 'appeal.decided', {
    outcome: world.chance.isLucky(0.3) ? 'lifted' : 'kept',
    sealed: hash,
  });

const signOff: Doing = (world, tx, by, current) =>
  world.chance.isLucky(0.1)
    ? act(world, tx, by, current, 'measures.returned', { sealed: hash })
    : act(world, tx, by, current, 'measures.signed-off', {});

function reviewing(current: Case, isLate: boolean): Doing | undefined {
  switch (current.state) {
    case 'received':
      return assess;
    case 'assessed':
      return accept;
    case 'accepted':
      return current.finding === null ? judge : undefined;
    case 'declined':
      return reply('declined');
    case 'needs-more':
      // Nobody but a person declines for want of an answer.
      return isLate ? (...all) => act(...all, 'case.declined', { clause: 'object' }) : undefined;
    case 'transferred':
      return current.transfer?.outcomeAt ? reply('transferred') : undefined;
    default:
      return undefined;
  }
}

function disposing(current: Case): Doing | undefined {
  const { state, finding, proposal, measures } = current;
  if (state === 'accepted' && finding === 'not-upheld') return reply('not-upheld');
  if (state === 'accepted' && finding === 'upheld' && proposal === null) return propose;
  if (state !== 'acting') return undefined;
  if (measures.some((one) => one.state === 'ordered')) return forward;
  return measures.some((one) => one.state === 'forwarded') ? undefined : reply('upheld');
}

const inspect: Doing = (world, tx, by, current) =>
  act(world, tx, by, current, 'inspection.opened', { reason: 'unanswered' });

const settle: Doing = (world, tx, by, current) =>
  act(world, tx, by, current, 'inspection.closed', {});

const demand: Doing = (world, tx, by, current) =>
  act(world, tx, by, current, 'inspection.demanded', { dueAt: later(world, 10) });

const recheck: Doing = (world, tx, by, current) =>
  act(world, tx, by, current, 'inspection.rechecked', { holds: world.chance.isLucky(0.6) });

/** A platform that does not answer is inspected, and told again what it was told before. */
function supervising({ inspection, ranOut, demand: last }: Case): Doing | undefined {
  const isOut = (timer: string, of?: number) =>
    ranOut.some((one) => one.timer === timer && (of === undefined || one.of === of));
  switch (inspection) {
    case null:
      return isOut('measure-confirmed') ? inspect : undefined;
    case 'demanded':
      return last?.number === 1 && isOut('rectification', 1) ? demand : undefined;
    case 'answered':
      return recheck;
    case 'held':
      return settle;
    default:
      return demand;
  }
}

/** What somebody does with a case that they turn to; undefined if there is nothing for them in it. */
export function chooseDoing({ handler }: Person, current: Case): Doing | undefined {
  const is = (role: Role) => handler.roles.includes(role);
  const { number } = handler;
  const waits = waitsOf(current);
  const isStranger = !current.acted.includes(number);
  if (waits.includes('complaint') && isStranger && (is('reviewer') || is('supervisor')))
    return current.disposers.includes(number) ? undefined : decideComplaint;
  if (waits.includes('appeal') && isStranger && is('supervisor')) return decideAppeal;
  const isSigner = current.proposal?.signedBy.includes(number) === false;
  if (isSigner && (is('disposer') || is('supervisor')))
    return current.reviewers.includes(number) ? undefined : signOff;
  const isBarred = current.disposers.includes(number) || current.reviewedBefore.includes(number);
  if (is('reviewer') && !isBarred) {
    const doing = reviewing(current, current.ranOut.length > 0);
    if (doing !== undefined) return doing;
  }
  const isDisposing = is('disposer') && !current.reviewers.includes(number);
  const doing = isDisposing ? disposing(current) : undefined;
  return doing ?? (is('supervisor') ? supervising(current) : undefined);
}
