import { useEffect, useRef, useState } from 'preact/hooks';
import { noted } from '../../utils/faults/expected.ts';
import type { HalfTyped } from '../../utils/services/replies/half-typed.ts';
import { useRepliesServices } from '../services.ts';

const nothing: HalfTyped = { text: '', answers: {}, files: [] };

export interface Typed {
  readonly typed: HalfTyped;
  readonly change: (change: Partial<HalfTyped> | ((before: HalfTyped) => HalfTyped)) => void;
  /** It was sent: nothing of it is kept. */
  readonly forget: () => Promise<void>;
}

/**
 * What is filled in of a form about a report. Each change is kept, sealed, before the next; of several that
 * came meanwhile the last. A page that is left in whatever way finds it again.
 */
export function useTyped(id: string, form: string): Typed {
  const replies = useRepliesServices();
  const [typed, setTyped] = useState(nothing);
  const work = useRef({
    now: nothing,
    isTouched: false,
    next: undefined as HalfTyped | undefined,
    writing: undefined as Promise<void> | undefined,
  }).current;
  useEffect(() => {
    let isShown = true;
    replies.loadTyped(id, form).then(
      (found) => {
        if (!isShown || found === undefined || work.isTouched) return;
        work.now = found;
        setTyped(found);
      },
      noted('outbox.typed', undefined),
    );
    return () => {
      isShown = false;
    };
  }, [id, form, replies]);

  const write = async () => {
    for (let next = work.next; next !== undefined; next = work.next) {
      work.next = undefined;
      await replies.keepTyped(id, form, next).catch(noted('outbox.typed', undefined));
    }
    work.writing = undefined;
  };
  return {
    typed,
    change(change) {
      work.isTouched = true;
      work.now = typeof change === 'function' ? change(work.now) : { ...work.now, ...change };
      setTyped(work.now);
      work.next = work.now;
      work.writing ??= write();
    },
    async forget() {
      work.next = undefined;
      await work.writing;
      await replies.forgetTyped(id, form);
    },
  };
}
