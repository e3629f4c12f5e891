import { useEffect, useState } from 'preact/hooks';
import type { KeptBox } from '../../utils/desk/team-wire.ts';
import type { PeopleTranslator } from '../../utils/i18n/desk-people.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { CodeNotice } from './CodeNotice.tsx';
import { PeopleNotice } from './PeopleNotice.tsx';
import styles from './PeoplePage.module.css';
import { PeoplePart } from './PeoplePart.tsx';
import type { PeopleFailure, PeopleWork } from './people-services.ts';
import { useAttempt } from './use-attempt.ts';

export interface KeysPageProps {
  readonly work: PeopleWork;
  readonly words: PeopleTranslator;
  readonly hasPasskeys: boolean;
}

/** What opens one's own keys, and one way more. */
export function KeysPage({ work, words, hasPasskeys }: KeysPageProps) {
  const { t } = words;
  const [methods, setMethods] = useState<readonly KeptBox['method'][]>([]);
  const [passphrase, setPassphrase] = useState('');
  const [code, setCode] = useState<string | undefined>(undefined);
  const [isAdded, setAdded] = useState(false);
  const { isBusy, failure, attempt } = useAttempt<PeopleFailure>();
  const look = async () => {
    const read = await work.readMethods();
    if (read.ok) setMethods(read.value);
  };
  useEffect(() => void look(), [work]);
  const add = async () => {
    setAdded((await attempt(() => work.addPasskey(passphrase))) === true);
    await look();
  };
  const renew = async () => {
    setCode(await attempt(() => work.renewCode(passphrase)));
    await look();
  };
  return (
    <PeoplePart title={t('keys.title')}>
      <p>{t('keys.ways', { what: methods.map((method) => t(`method.${method}`)).join(' · ') })}</p>
      <div class={styles['form']} data-keys>
        <TextInput
          label={t('keys.passphrase')}
          type="password"
          name="passphrase-again"
          value={passphrase}
          onInput={setPassphrase}
        />
        <div class={styles['buttons']}>
          {hasPasskeys ? (
            <Button disabled={isBusy || passphrase === ''} onClick={() => void add()}>
              {t('keys.passkey')}
            </Button>
          ) : null}
          <Button disabled={isBusy || passphrase === ''} onClick={() => void renew()}>
            {t('keys.code')}
          </Button>
        </div>
        <PeopleNotice failure={failure} words={words} />
        {isAdded ? <Notice tone="good" live title={t('keys.passkey.done')} /> : null}
        {code === undefined ? null : (
          <>
            <CodeNotice
              code={code}
              title={t('keys.code.title')}
              hint={t('keys.code.hint')}
              print={t('keys.print')}
            />
            <p>{t('keys.code.done')}</p>
          </>
        )}
      </div>
    </PeoplePart>
  );
}
