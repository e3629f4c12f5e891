import { putWord } from '../../endpoint/correspond.ts';
import type { OutgoingWord } from '../../outbox/correspondence.ts';
import type { OutboxItem } from '../../outbox/item.ts';
import type { OutboxPorts } from '../../outbox/ports.ts';
import { dueWord, judgeWord, retryLater } from '../../outbox/send-words.ts';
import { listCorrespondence, loadCorrespondence } from '../../storage/correspondence.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { loadOutboxItem } from '../../storage/outbox-actions.ts';
import { followCase, followPorts } from './follow-case.ts';
import { keepWord } from './keep-word.ts';
import { resealWord } from './say-word.ts';
import { sendFiles } from './send-files.ts';

type Ports = Pick<OutboxPorts, 'now' | 'random' | 'permit' | 'transport'>;

/** So many words of one report in one go, and so often the desk may be quicker. */
const mostSendings = 8;

/** While nothing may be sent, it is looked again after so long. */
const heldMs = 60_000;

/**
 * Sends what reporters say about reports that arrived, one word after the other. Each stays until it is seen
 * among the proved messages. Gives when to come back, in wall-clock ms.
 */
export async function sendWords(
  db: PlaintDb,
  ports: Ports,
  signal: AbortSignal,
): Promise<number | undefined> {
  const wakes: number[] = [];
  for (const { reportId, outgoing } of await listCorrespondence(db)) {
    if (outgoing.length === 0 || signal.aborted) continue;
    if ((await ports.permit()) !== 'go') {
      // Nobody may hear of it when the network is back: the worker has ended by then.
      wakes.push(ports.now() + heldMs);
      break;
    }
    await sendOf(db, reportId, ports, signal);
    const left = (await loadCorrespondence(db, reportId)).outgoing;
    const [next] = left.filter(({ state }) => state !== 'refused');
    if (next !== undefined) wakes.push(next.wait?.notBefore ?? ports.now());
  }
  return wakes.length === 0 ? undefined : Math.min(...wakes);
}

async function sendOf(
  db: PlaintDb,
  reportId: string,
  ports: Ports,
  signal: AbortSignal,
): Promise<void> {
  for (let sent = 0; sent < mostSendings; sent += 1) {
    const { outgoing } = await loadCorrespondence(db, reportId);
    const word = dueWord(outgoing, ports.now());
    const item = await loadOutboxItem(db, reportId);
    if (word === undefined || item?.receipt === undefined || signal.aborted) return;
    await sendOne(db, item, word, ports, signal);
  }
}

async function sendOne(
  db: PlaintDb,
  item: OutboxItem,
  drafted: OutgoingWord,
  ports: Ports,
  signal: AbortSignal,
): Promise<void> {
  const { endpoint, reportId, receipt } = item;
  if (receipt === undefined) return;
  const address = { endpoint, reportId, capability: receipt.capability };
  const whole = await sendFiles(db, address, drafted, ports, signal);
  if (whole.kind === 'aborted') return;
  if (whole.kind === 'changed') return keepWord(db, reportId, whole.word);
  const { word } = whole;
  const answer = await putWord(address, word, followPorts(db), signal);
  if (answer.kind === 'aborted') return;
  const outcome = judgeWord(word, answer, ports);
  if (outcome.kind === 'changed') return keepWord(db, reportId, outcome.word);
  // Sent or not, it is tried again unless the proof is seen by then.
  await keepWord(db, reportId, {
    ...retryLater(word, ports),
    state: outcome.kind === 'sent' ? 'sent' : 'waiting',
  });
  await followCase(db, item, signal);
  if (outcome.kind === 'sent') return;
  const { outgoing, messages } = await loadCorrespondence(db, reportId);
  const isThere = outgoing.some(({ id }) => id === word.id);
  // The place is another by now, or the messages that took it were not believed.
  if (isThere && messages.length >= word.number) {
    const { wait: _, ...resealed } = await resealWord(db, item, word);
    await keepWord(db, reportId, resealed);
  }
}
