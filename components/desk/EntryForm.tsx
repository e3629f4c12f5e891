import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../base/Button.tsx';
import { PageFrame } from '../base/PageFrame.tsx';
import { TextInput } from '../base/TextInput.tsx';
import styles from './AccessPage.module.css';
import { useWords } from './desk-context.ts';
import type { DeskTrouble, Entry } from './desk-services.ts';
import { TroubleNotice } from './TroubleNotice.tsx';

const shortest = 12;
const isLongEnough = (passphrase: string) => passphrase.length >= shortest;

export interface EntryFormProps {
  readonly title: string;
  readonly intro: string;
  /** A passphrase that is chosen here, one that was, or none: then only a passkey opens. */
  readonly passphrase: 'chosen' | 'known' | 'none';
  /** On the button that takes the passphrase. */
  readonly submit: string;
  /** On the button for a passkey; absent where none is offered. */
  readonly passkey?: string | undefined;
  readonly isBusy: boolean;
  readonly failure: DeskTrouble | undefined;
  /** What is asked before the passphrase; told once somebody tried to go on. */
  readonly before?: (isPressed: boolean) => ComponentChildren;
  /** What is asked before it is as it has to be. */
  readonly isReady?: boolean;
  /** Buttons of other ways. */
  readonly children?: ComponentChildren;
  readonly onEntry: (entry: Entry) => void;
}

/** How somebody comes in: by a passphrase or a passkey, on whichever page they are asked for it. */
export function EntryForm(props: EntryFormProps) {
  const { t } = useWords();
  const { passphrase: kind, isBusy, failure, passkey, isReady = true, onEntry } = props;
  const [passphrase, setPassphrase] = useState('');
  const [isPressed, setPressed] = useState(false);
  const hasPassphrase = kind !== 'none';
  const isGood = kind !== 'chosen' || isLongEnough(passphrase);
  const submit = () => {
    setPressed(true);
    if (isReady && isGood) onEntry(hasPassphrase ? { passphrase } : 'passkey');
  };
  const words =
    kind === 'chosen'
      ? { label: t('join.passphrase'), hint: t('join.passphrase.hint'), name: 'new-passphrase' }
      : { label: t('unlock.passphrase'), name: 'passphrase' };
  return (
    <PageFrame title={props.title}>
      <form
        class={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p class={styles['intro']}>{props.intro}</p>
        {props.before?.(isPressed)}
        {hasPassphrase ? (
          <TextInput
            {...words}
            type="password"
            value={passphrase}
            onInput={setPassphrase}
            problem={isPressed && !isGood ? t('join.passphrase.short') : undefined}
          />
        ) : null}
        {failure === undefined ? null : <TroubleNotice trouble={failure} />}
        <div class={styles['buttons']}>
          {hasPassphrase ? (
            <Button type="submit" variant="primary" disabled={isBusy}>
              {isBusy ? t('unlock.busy') : props.submit}
            </Button>
          ) : null}
          {passkey === undefined ? null : (
            <Button
              variant={hasPassphrase ? 'plain' : 'primary'}
              disabled={isBusy}
              onClick={() => onEntry('passkey')}
            >
              {passkey}
            </Button>
          )}
          {props.children}
        </div>
      </form>
    </PageFrame>
  );
}
