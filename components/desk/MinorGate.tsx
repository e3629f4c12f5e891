import { useState } from 'preact/hooks';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { useActWords } from './acts/act-words.tsx';
import { useWork } from './desk-context.ts';
import { RefusalNotice } from './RefusalNotice.tsx';
import { readKeptText, useKeptDraft } from './use-kept-draft.ts';

const shortestReason = 3;

export interface MinorGateProps {
  readonly reportId: string;
  readonly seq: number;
  /** The reason stands in the ledger, sealed. */
  readonly onNoted: () => void;
}

/** Whoever wants to see pictures of a minor says why, and it is noted. */
export function MinorGate({ reportId, seq, onNoted }: MinorGateProps) {
  const { t } = useActWords();
  const work = useWork();
  const kept = useKeptDraft(`minor:${reportId}`, readKeptText);
  const reason = kept.draft ?? '';
  const [refusal, setRefusal] = useState<string | undefined>(undefined);
  const note = async () => {
    const sealed = await work.sealWords(reportId, 'note', reason.trim());
    if (!sealed.ok) return setRefusal(sealed.error);
    const outcome = await work.takeStep({
      type: 'note.added',
      reportId,
      seq: seq + 1,
      sealed: sealed.value,
    });
    if (outcome.kind === 'taken') {
      await kept.forget();
      onNoted();
    } else setRefusal(outcome.kind === 'refused' ? outcome.code : outcome.kind);
  };
  return (
    <Notice tone="warn" title={t('picture.minor')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim().length >= shortestReason) void note();
        }}
      >
        <TextInput label={t('picture.minor.reason')} value={reason} onInput={kept.change} />
        <Button type="submit" disabled={reason.trim().length < shortestReason}>
          {t('picture.minor.button')}
        </Button>
      </form>
      {refusal === undefined ? null : <RefusalNotice code={refusal} />}
    </Notice>
  );
}
