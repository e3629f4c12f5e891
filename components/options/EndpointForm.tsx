import { useState } from 'preact/hooks';
import { isFailure } from '../../utils/faults/expected.ts';
import { noteFault } from '../../utils/faults/note-fault.ts';
import type { ConnectOutcome } from '../../utils/services/device/connect-outcome.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { useTranslator } from '../services.ts';
import styles from './EndpointForm.module.css';

export interface EndpointFormProps {
  readonly initialAddress: string;
  /**
   * Asks for the permission first, inside the click; then enrols. `trustNewKey` after a person's own check.
   */
  readonly onConnect: (address: string, trustNewKey: boolean) => Promise<ConnectOutcome>;
}

const problems = {
  invalid: 'options.endpoint.invalid',
  denied: 'options.endpoint.denied',
  unreachable: 'options.endpoint.unreachable',
  'not-endpoint': 'options.endpoint.notEndpoint',
  'key-changed': 'options.endpoint.keyChanged',
  'other-key': 'pairing.otherKey',
  'wrong-time': 'pairing.wrongTime',
} as const;

/** Pointing the extension at an endpoint, with the reason for the permission beside the button. */
export function EndpointForm({ initialAddress, onConnect }: EndpointFormProps) {
  const { t } = useTranslator();
  const [address, setAddress] = useState(initialAddress);
  const [outcome, setOutcome] = useState<ConnectOutcome | 'connecting' | undefined>(undefined);

  const connect = (trustNewKey: boolean) => {
    const connecting = onConnect(address, trustNewKey);
    setOutcome('connecting');
    connecting.then(setOutcome, (thrown) => {
      noteFault('endpoint.connect', thrown, isFailure);
      setOutcome('unreachable');
    });
  };
  const problem =
    outcome === undefined || outcome === 'connecting' || outcome === 'connected'
      ? undefined
      : t(problems[outcome]);

  return (
    <form
      class={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        connect(false);
      }}
    >
      <TextInput
        label={t('options.endpoint.address')}
        name="endpoint-address"
        hint={t('pairing.hint')}
        problem={problem}
        value={address}
        onInput={setAddress}
      />
      <Notice>
        <p>{t('options.endpoint.why')}</p>
      </Notice>
      <div class={styles['actions']}>
        <Button variant="primary" type="submit" disabled={outcome === 'connecting'}>
          {outcome === 'connecting'
            ? t('options.endpoint.connecting')
            : t('options.endpoint.connect')}
        </Button>
        {outcome === 'key-changed' ? (
          <Button variant="danger" onClick={() => connect(true)}>
            {t('options.endpoint.trust')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
