import type { DeskWork } from '../desk-services.ts';
import {
  addExposure,
  type ExposureLog,
  noExposure,
  readExposureLog,
  weeksToTell,
} from './exposure.ts';

type Ports = Pick<DeskWork, 'loadDraft' | 'saveDraft' | 'tellExposure'>;

const name = 'exposure';

/** One after the other: two pictures at once are two. */
let writing: Promise<ExposureLog> = Promise.resolve(noExposure);

const listeners = new Set<(log: ExposureLog) => void>();

/** Called with what is kept whenever it changed; returns what ends it. */
export function onExposure(listener: (log: ExposureLog) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Changes what is kept as it is now, also if the change before failed. */
function update(work: Ports, change: (log: ExposureLog) => ExposureLog): Promise<ExposureLog> {
  const next = async () => {
    const log = change(readExposureLog(await work.loadDraft(name)));
    await work.saveDraft(name, JSON.stringify(log));
    for (const listener of listeners) listener(log);
    return log;
  };
  writing = writing.then(next, next);
  return writing;
}

export const addToExposure = (work: Ports, added: Parameters<typeof addExposure>[1]) =>
  update(work, (log) => addExposure(log, added, Date.now()));

const minuteMs = 60_000;
/** What is no whole minute yet: many short looks are long together. */
let restMs = 0;

/** So long somebody looked at a lane that is hard to look at; kept as whole minutes. */
export function spendHardTime(work: Ports, spentMs: number): Promise<ExposureLog> {
  restMs += Math.max(0, spentMs);
  const hardMinutes = Math.floor(restMs / minuteMs);
  restMs -= hardMinutes * minuteMs;
  return addToExposure(work, { hardMinutes });
}

/** A picture lost its blur: counted for whoever looks, on their device alone. */
export function countPicture(work: Ports): void {
  void addToExposure(work, { pictures: 1 });
}

/** Sums of weeks that are over go to the team's; of whom they are is told to nobody. */
export async function tellWeeks(work: Ports): Promise<void> {
  const log = readExposureLog(await work.loadDraft(name));
  const weeks = weeksToTell(log, Date.now(), () => crypto.randomUUID());
  if (weeks.length === 0) return;
  // Before they are sent: an answer that is lost leaves their ids.
  await update(work, (now) => ({ ...now, sending: weeks.map(({ week, id }) => ({ week, id })) }));
  for (const { week, id, ...sums } of weeks) {
    const answer = await work.tellExposure({ week, id, ...sums });
    // A picture may have been counted while the endpoint was asked.
    if (answer.ok) await update(work, (now) => ({ ...now, told: [...now.told, { week, id }] }));
  }
}
