import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { isFailure } from '../utils/faults/expected.ts';
import { noteFault } from '../utils/faults/note-fault.ts';
import type { Draft } from '../utils/report/draft.ts';
import { useReportServices, useServices } from './services.ts';

export type DraftChange = (draft: Draft) => Draft;

export interface DraftHandle {
  /** Undefined while it loads, null when there is none by this id. */
  readonly draft: Draft | null | undefined;
  readonly edit: (change: DraftChange) => void;
  /** `failed`: the last change could not be stored; it is kept on screen. */
  readonly saveState: 'saved' | 'saving' | 'failed';
}

/**
 * A draft and its changes. Each change shows at once and is written at once, in order; what the background
 * writes meanwhile (the capture's progress) is merged by applying changes to the stored draft.
 */
export function useDraft(id: string | undefined): DraftHandle {
  const services = useServices();
  const report = useReportServices();
  const [draft, setDraft] = useState<Draft | null | undefined>(undefined);
  const [saveState, setSaveState] = useState<DraftHandle['saveState']>('saved');
  const pending = useRef<DraftChange[]>([]);
  const isWriting = useRef(false);

  const reload = useCallback(async () => {
    if (id === undefined) return;
    const stored = await report.loadDraft(id);
    setDraft(stored ? pending.current.reduce((next, change) => change(next), stored) : null);
  }, [id, services]);

  useEffect(() => {
    void reload();
    return services.onChange((change) => {
      if (change.id === id) void reload();
    });
  }, [id, reload, services]);

  const write = useCallback(async () => {
    if (id === undefined || isWriting.current) return;
    isWriting.current = true;
    setSaveState('saving');
    try {
      while (pending.current.length > 0) {
        const batch = [...pending.current];
        await report.changeDraft(id, (stored) =>
          batch.reduce((next, change) => change(next), stored),
        );
        pending.current = pending.current.slice(batch.length);
      }
      setSaveState('saved');
    } catch (thrown) {
      noteFault('draft.save', thrown, isFailure);
      setSaveState('failed');
    } finally {
      isWriting.current = false;
    }
  }, [id, services]);

  const edit = useCallback(
    (change: DraftChange) => {
      pending.current = [...pending.current, change];
      setDraft((current) => (current ? change(current) : current));
      void write();
    },
    [write],
  );

  return { draft, edit, saveState };
}
