import { useState } from 'preact/hooks';
import { useWork } from '../desk-context.ts';
import type { DeskTrouble } from '../desk-services.ts';
import { undoSeconds, useCountdown } from '../use-countdown.ts';
import { useGone } from '../use-gone.ts';
import { useKeptDraft } from '../use-kept-draft.ts';
import { type ActDraft, emptyAct, readActDraft } from './act-draft.ts';
import { lackOfAct } from './act-law.ts';
import type { Act } from './acts.ts';
import { beginAct } from './begin-act.ts';
import { buildAct } from './build-act.ts';
import { nameSecrets } from './name-secrets.ts';
import type { DecisionScene } from './scene.ts';

export type ActProgress =
  | { readonly kind: 'idle' }
  | { readonly kind: 'waiting'; readonly seconds: number }
  | { readonly kind: 'sending' }
  | { readonly kind: 'done'; readonly act: Act }
  /** Somebody was quicker; the draft is kept. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'trouble'; readonly trouble: DeskTrouble };

/**
 * One act: written, kept sealed on this device, judged by the law here, signed, and for ten seconds not yet
 * sent.
 */
export function useAct(scene: DecisionScene, onTaken: () => void) {
  const work = useWork();
  const { reportId } = scene.current;
  // Beside the draft of a decision of the same case.
  const name = `act:${reportId}`;
  const { draft, change, forget } = useKeptDraft(name, readActDraft);
  const [progress, setProgress] = useState<ActProgress>({ kind: 'idle' });
  const [isPressed, setPressed] = useState(false);
  const gone = useGone();

  const isBusy = progress.kind === 'waiting' || progress.kind === 'sending';
  const begin = (act: Act, filled: Partial<ActDraft> = {}) => {
    if (isBusy) return;
    setProgress({ kind: 'idle' });
    setPressed(false);
    if (draft?.act !== act || Object.keys(filled).length > 0)
      change({ ...emptyAct(act, Date.now()), ...beginAct(act, scene), ...filled });
  };
  const drop = async () => {
    setProgress({ kind: 'idle' });
    await forget();
  };
  /** What became of it, if it was not taken. */
  const sendStep = async (signed: ActDraft): Promise<ActProgress | undefined> => {
    const words = signed.words.trim();
    const sealed = words === '' ? undefined : await work.sealWords(reportId, 'reason', words);
    if (sealed?.ok === false) return { kind: 'trouble', trouble: sealed.error };
    const named = await nameSecrets(signed, scene, work);
    if (!named.ok) return { kind: 'trouble', trouble: named.error };
    const outcome = await work.takeStep(buildAct(signed, scene, sealed?.value, named.value));
    if (outcome.kind === 'taken') return undefined;
    return outcome.kind === 'stale' ? { kind: 'stale' } : outcome;
  };
  const send = async (signed: ActDraft) => {
    setProgress({ kind: 'sending' });
    const failed = await sendStep(signed);
    if (failed !== undefined) {
      setProgress(failed);
      if (gone.current) work.noteUnsent(reportId);
      return;
    }
    await drop();
    setProgress({ kind: 'done', act: signed.act });
    if (!gone.current) onTaken();
  };
  const sendNow = useCountdown(
    progress.kind === 'waiting' ? progress.seconds : undefined,
    (seconds) => setProgress({ kind: 'waiting', seconds }),
    () => {
      if (draft !== undefined && progress.kind === 'waiting') void send(draft);
    },
  );

  return {
    draft,
    progress,
    isBusy,
    lack: isPressed && draft !== undefined ? lackOfAct(draft, scene) : undefined,
    begin,
    change,
    drop: () => void drop(),
    sign: () => {
      if (draft === undefined || isBusy) return;
      setPressed(true);
      if (lackOfAct(draft, scene) === undefined)
        setProgress({ kind: 'waiting', seconds: undoSeconds });
    },
    sendNow,
    undo: () => setProgress({ kind: 'idle' }),
    /** After a conflict: the case as it is now, the draft as it was. */
    reload: () => {
      setProgress({ kind: 'idle' });
      onTaken();
    },
  };
}
export type ActWork = ReturnType<typeof useAct>;
