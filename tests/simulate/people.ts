import { createDeskKey, publicDeskKey } from '../../server/keys/desk-key-file.ts';
import { enrolHandler, loadHandlers } from '../../server/team/handlers.ts';
import type { Role } from '../../utils/casework/roles.ts';
import { createSigningPair } from '../../utils/evidence/signature.ts';
import type { Manner, Person, World } from './world.ts';

const posts: readonly (readonly [Manner, readonly Role[]])[] = [
  ['diligent', ['reviewer']],
  ['diligent', ['reviewer']],
  ['diligent', ['reviewer', 'intake']],
  ['lazy', ['reviewer']],
  ['lazy', ['reviewer']],
  ['often-ill', ['reviewer']],
  ['often-ill', ['reviewer']],
  ['leaves', ['reviewer']],
  ['leaves', ['reviewer']],
  ['diligent', ['disposer']],
  ['lazy', ['disposer']],
  ['often-ill', ['disposer']],
  ['leaves', ['disposer']],
  ['diligent', ['supervisor']],
  ['often-ill', ['supervisor']],
];

/** Some weeks here and there. */
function absencesOf(manner: Manner, days: number, { chance }: World): Person['absences'] {
  const spells = manner === 'often-ill' ? 5 : 1;
  return Array.from({ length: spells }, () => {
    const from = chance.below(days);
    return [from, from + 5 + chance.below(manner === 'often-ill' ? 40 : 15)] as const;
  });
}

/** Puts everybody on the team. */
export async function hire(
  world: World,
  days: number,
  everybody?: Manner,
): Promise<readonly Person[]> {
  const { db, chance, now } = world;
  const people: Person[] = [];
  for (const [own, roles] of posts) {
    const manner = everybody ?? own;
    const pair = await createSigningPair();
    const sealingKey = publicDeskKey(await createDeskKey());
    const joining = { signingKey: pair.publicKey, sealingKey, roles, certifiedUntil: null };
    const number = await enrolHandler(db, joining, now());
    const handler = (await loadHandlers(db)).find((one) => one.number === number);
    if (handler === undefined) throw new Error('nobody joined');
    const leavesOn = Math.floor(days / 4) + chance.below(Math.ceil(days / 2));
    people.push({
      handler,
      pair,
      manner,
      absences: absencesOf(manner, days, world),
      ...(manner === 'leaves' && { leavesOn }),
    });
  }
  return people;
}

export function isHere({ leavesOn, absences }: Person, day: number): boolean {
  if (leavesOn !== undefined && leavesOn <= day) return false;
  return !absences.some(([from, to]) => from <= day && day < to);
}

/** How many cases somebody turns to in a day. */
export function capacityOf({ manner }: Person, { chance }: World): number {
  if (manner === 'lazy') return chance.below(4);
  return 12 + chance.below(14);
}
