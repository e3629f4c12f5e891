import { useEffect, useRef, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { noted } from '../../utils/faults/expected.ts';
import { parseJson } from '../../utils/parse-json.ts';
import { useWork } from './desk-context.ts';

/** Of a draft that is words alone. */
export const readKeptText = (text: string | undefined) =>
  text === undefined ? undefined : parseJson(z.string(), text);

/**
 * What is half written, sealed on this device under a name; `read` gives undefined for what it does not know.
 */
export function useKeptDraft<Draft>(
  name: string,
  read: (text: string | undefined) => Draft | undefined,
) {
  const work = useWork();
  const [draft, setDraft] = useState<Draft | undefined>(undefined);
  const saving = useRef<Promise<void>>(Promise.resolve());

  useEffect(() => {
    const load = async () => {
      const kept = read(await work.loadDraft(name));
      if (kept !== undefined) setDraft((now) => now ?? kept);
    };
    void load();
  }, [work, name]);

  return {
    draft,
    change: (next: Draft) => {
      setDraft(() => next);
      work.touch();
      const save = () => work.saveDraft(name, JSON.stringify(next));
      // One after the other, so that the last one written is the last one kept; one that fails stops none.
      saving.current = saving.current.then(save).catch(noted('draft.save', undefined));
    },
    forget: async () => {
      setDraft(undefined);
      await saving.current;
      await work.dropDraft(name);
    },
  };
}
