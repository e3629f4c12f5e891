import { useState } from 'preact/hooks';
import { codeOrFault } from '../../utils/faults/expected.ts';
import type { MessageKey } from '../../utils/i18n/messages.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { useTranslator } from '../services.ts';
import type { CasebookActions } from './casebook-actions.ts';
import styles from './ExportPanel.module.css';

export interface ImportPanelProps {
  readonly onImport: CasebookActions['onImport'];
  readonly onDone: (caseId: string) => void;
}

type Reading =
  | { readonly state: 'idle' | 'busy' }
  | { readonly state: 'done'; readonly added: number; readonly known: number }
  | { readonly state: 'failed'; readonly code: string };

const reasons = {
  archive_foreign: 'import.archive_foreign',
  archive_newer: 'import.archive_newer',
  archive_locked: 'import.archive_locked',
  archive_damaged: 'import.archive_damaged',
} as const satisfies Record<string, MessageKey>;

/** Takes a case in from a file that Plaint made: all of it or nothing. */
export function ImportPanel({ onImport, onDone }: ImportPanelProps) {
  const { t } = useTranslator();
  const [file, setFile] = useState<File | undefined>(undefined);
  const [passphrase, setPassphrase] = useState('');
  const [reading, setReading] = useState<Reading>({ state: 'idle' });
  const start = () => {
    if (file === undefined) return;
    setReading({ state: 'busy' });
    onImport(file, passphrase).then(
      ({ caseId, added, known }) => {
        setReading({ state: 'done', added, known });
        onDone(caseId);
      },
      (thrown) =>
        setReading({
          state: 'failed',
          code: codeOrFault(thrown, 'storage_failed', 'archive.read'),
        }),
    );
  };
  const reason =
    reading.state === 'failed' ? reasons[reading.code as keyof typeof reasons] : undefined;
  return (
    <section class={styles['panel']} aria-label={t('import.title')}>
      <label class={styles['panel']}>
        <span>{t('import.file')}</span>
        <input
          type="file"
          accept=".plaint"
          onChange={(event) => setFile(event.currentTarget.files?.[0])}
        />
      </label>
      <TextInput
        type="password"
        label={t('export.passphrase')}
        name="import-passphrase"
        value={passphrase}
        onInput={setPassphrase}
      />
      <div class={styles['actions']}>
        <Button
          variant="primary"
          disabled={file === undefined || passphrase === '' || reading.state === 'busy'}
          onClick={start}
        >
          {reading.state === 'busy' ? t('import.busy') : t('import.button')}
        </Button>
      </div>
      {reading.state === 'done' ? (
        <Notice title={t('import.done', { added: reading.added, known: reading.known })} live />
      ) : null}
      {reading.state === 'failed' ? (
        <Notice tone="bad" live>
          <p>{reason === undefined ? t('import.failed', { code: reading.code }) : t(reason)}</p>
        </Notice>
      ) : null}
    </section>
  );
}
