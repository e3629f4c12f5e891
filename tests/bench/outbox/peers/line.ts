import { type FaultyGate, openFaultyGate } from '../../../faults/faulty-gate.ts';
import { seededRandom } from '../../../faults/seeded-random.ts';

/** The real one, whatever a client is given in its place. */
const network = globalThis.fetch;

/** What became of the reports that a client was given. */
export interface Outcome {
  /** Neither at the endpoint nor kept by the client. */
  readonly lost: number;
  /** Taken in more than once. */
  readonly duplicated: number;
  /** Uploads that the endpoint holds and nobody will ever complete. */
  readonly orphaned: number;
}

/**
 * One life of a client's process; death comes at a request, and whoever waits for its answer waits for ever.
 */
export interface Life {
  isDead: boolean;
  readonly died: Promise<void>;
}

export interface BadLine {
  readonly gate: FaultyGate;
  /** The gate is random until this; afterwards everything passes. */
  calm(): void;
  /** Fetch as a client of that life has it. */
  fetchIn(life: Life): typeof fetch;
  startLife(): Life;
}

/**
 * A line on which a request may meet a broken connection (8 %), lose its answer (8 %), a 503 (6 %) or a
 * captive portal (6 %), and its sender may die with it (4 %). The same seed meets every client with the same
 * line.
 */
export async function openBadLine(origin: string, seed: number): Promise<BadLine> {
  const random = seededRandom(seed);
  const gate = await openFaultyGate(origin);
  let isCalm = false;
  gate.fault = (incoming, outgoing) => {
    const luck = random();
    if (luck >= 0.2) return false;
    incoming.resume();
    if (luck < 0.08) outgoing.destroy();
    else if (luck < 0.14) outgoing.writeHead(503).end();
    else outgoing.writeHead(200, { 'Content-Type': 'text/html' }).end('<title>Welcome</title>');
    return true;
  };
  gate.aftermath = () => (random() < 0.08 ? 'break' : 'pass');
  const deaths = new Map<Life, () => void>();
  return {
    gate,
    calm() {
      isCalm = true;
      gate.calm();
    },
    startLife() {
      const { promise, resolve } = Promise.withResolvers<void>();
      const life = { isDead: false, died: promise };
      deaths.set(life, resolve);
      return life;
    },
    fetchIn: (life) => async (input, init) => {
      if (!isCalm && !life.isDead && random() < 0.04) {
        life.isDead = true;
        deaths.get(life)?.();
      }
      if (life.isDead) return new Promise<never>(() => undefined);
      return network(input, init);
    },
  };
}
