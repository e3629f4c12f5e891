import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { isFailure, noted } from '../utils/faults/expected.ts';
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

/** A change that is not stored yet, and the name under which it was put down. */
interface Pending {
  readonly change: DraftChange;
  readonly note: string | undefined;
}

function applyAll(pending: readonly Pending[], draft: Draft): Draft {
  return pending.reduce((next, { change }) => change(next), draft);
}

/**
 * A draft and its changes. Each change shows at once and is put down in the same breath; then it is written,
 * in order. What the background writes meanwhile (the capture's progress) is merged by applying changes to
 * the stored draft.
 */
export function useDraft(id: string | undefined): DraftHandle {
  const services = useServices();
  const report = useReportServices();
  const [draft, setDraft] = useState<Draft | null | undefined>(undefined);
  const [saveState, setSaveState] = useState<DraftHandle['saveState']>('saved');
  const pending = useRef<readonly Pending[]>([]);
  const isWriting = useRef(false);
  const latest = useRef<Draft | null | undefined>(undefined);

  const show = useCallback((next: Draft | null | undefined) => {
    latest.current = next;
    setDraft(next);
  }, []);

  const reload = useCallback(async () => {
    if (id === undefined) return;
    const stored = await report.loadDraft(id);
    show(stored ? applyAll(pending.current, stored) : null);
  }, [id, services]);

  useEffect(() => {
    void reload();
    if (id !== undefined) {
      report.recoverUnsaved(id).catch(noted('draft.save', undefined, isFailure));
    }
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
        await report.changeDraft(
          id,
          (stored) => applyAll(batch, stored),
          batch.flatMap(({ note }) => note ?? []),
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
      const before = latest.current;
      const after = before ? change(before) : before;
      const note = before && after ? report.noteUnsaved(before, after) : undefined;
      pending.current = [...pending.current, { change, note }];
      show(after);
      void write();
    },
    [write],
  );

  return { draft, edit, saveState };
}
