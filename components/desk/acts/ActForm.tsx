import { useEffect, useRef } from 'preact/hooks';
import { ProblemText } from '../../base/ProblemText.tsx';
import { useCommands } from '../commands.ts';
import { useWords } from '../desk-context.ts';
import { KeyButton } from '../KeyButton.tsx';
import { ActFields } from './ActFields.tsx';
import styles from './ActForm.module.css';
import type { ActDraft } from './act-draft.ts';
import { useActWords } from './act-words.tsx';
import type { DecisionScene } from './scene.ts';
import type { ActWork } from './use-act.ts';
import { wordsOfRefusal } from './who-may.ts';

export interface ActFormProps {
  readonly draft: ActDraft;
  readonly scene: DecisionScene;
  readonly work: ActWork;
}

/** A decision form has the focus: what is signed then is the decision. */
const isHere = () => document.activeElement?.closest('form[data-decision]') == null;

/** One act, all of it by the keyboard: what it says, why, and the signature. */
export function ActForm({ draft, scene, work }: ActFormProps) {
  const { t: desk } = useWords();
  const words = useActWords();
  const { t } = words;
  const form = useRef<HTMLFormElement>(null);
  // The first thing to choose has the focus; where there is none, what signs.
  useEffect(() => {
    const find = (what: string) => form.current?.querySelector<HTMLElement>(what);
    const first = find('input:checked') ?? find('input, select, textarea, button');
    first?.focus();
  }, [draft.act]);
  useCommands([
    { id: 'act-away', keys: 'Escape', label: desk('decide.cancel'), isHere, run: work.drop },
    {
      id: 'act-sign',
      keys: 'Ctrl+Enter',
      label: `${t(`act.${draft.act}`)}: ${desk('decide.sign')}`,
      whileTyping: true,
      isHere,
      run: work.sign,
    },
  ]);
  const { lack } = work;
  return (
    <form
      ref={form}
      class={styles['form']}
      data-act={draft.act}
      onSubmit={(event) => {
        event.preventDefault();
        work.sign();
      }}
    >
      <h3 class={styles['title']}>{t(`act.${draft.act}`)}</h3>
      <ActFields draft={draft} scene={scene} onChange={work.change} />
      <ProblemText
        id="act-lacks"
        words={lack === undefined ? undefined : wordsOfRefusal(lack, words)}
      />
      <div class={styles['buttons']}>
        <KeyButton keys="Ctrl+Enter" variant="primary" onClick={work.sign}>
          {desk('decide.sign')}
        </KeyButton>
        <KeyButton keys="Escape" variant="quiet" onClick={work.drop}>
          {desk('decide.cancel')}
        </KeyButton>
      </div>
      <p class={styles['kept']}>{desk('decide.kept')}</p>
    </form>
  );
}
