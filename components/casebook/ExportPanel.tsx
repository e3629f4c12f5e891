import { useEffect, useRef, useState } from 'preact/hooks';
import { codeOrFault } from '../../utils/faults/expected.ts';
import { type Locale, localeNames, locales } from '../../utils/i18n/language.ts';
import {
  type CaseExportKind,
  caseExportKinds,
  type ExportMade,
  type ExportOrder,
} from '../../utils/report/export/export-order.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { SelectInput } from '../base/SelectInput.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { useTranslator } from '../services.ts';
import styles from './ExportPanel.module.css';

export interface ExportPanelProps {
  readonly count: number;
  /** The whole of one case: only that can move to another device. */
  readonly isWholeCase: boolean;
  readonly make: (order: ExportOrder, signal: AbortSignal) => Promise<ExportMade>;
  readonly save: (file: Blob, name: string) => void;
}

type Making =
  | { readonly state: 'idle' | 'busy' }
  | { readonly state: 'made'; readonly made: ExportMade }
  | { readonly state: 'failed'; readonly code: string };

/** What to make of a case, in which language, under which name; shown before it is saved. */
export function ExportPanel({ count, isWholeCase, make, save }: ExportPanelProps) {
  const { t, locale: own } = useTranslator();
  const [kind, setKind] = useState<CaseExportKind>('evidence');
  const [language, setLanguage] = useState<Locale>(own);
  const [name, setName] = useState('');
  const [contact, setContact] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [making, setMaking] = useState<Making>({ state: 'idle' });
  const order: ExportOrder = { kind, language, name, contact, passphrase };

  const running = useRef<AbortController | undefined>(undefined);
  const stop = () => running.current?.abort();

  // What was ordered before is not wanted any more.
  useEffect(() => {
    setMaking({ state: 'idle' });
    return stop;
  }, [kind, language, name, contact, passphrase, count]);

  const start = () => {
    stop();
    const mine = new AbortController();
    running.current = mine;
    const tell = (outcome: Making) => {
      if (!mine.signal.aborted) setMaking(outcome);
    };
    tell({ state: 'busy' });
    make(order, mine.signal).then(
      (made) => tell({ state: 'made', made }),
      (thrown) => {
        if (mine.signal.aborted) return;
        tell({ state: 'failed', code: codeOrFault(thrown, 'storage_failed', 'export.make') });
      },
    );
  };
  const kinds = caseExportKinds.filter((each) => each !== 'archive' || isWholeCase);
  const namesReporter = kind !== 'archive' && kind !== 'csv' && kind !== 'json' && kind !== 'wacz';
  if (count === 0) return <Notice title={t('export.empty')} />;
  return (
    <div class={styles['panel']}>
      <p class={styles['hint']}>{t('export.scope', { count })}</p>
      <div class={styles['row']}>
        <SelectInput
          label={t('export.kind')}
          name="export-kind"
          value={kind}
          onChange={(value) => setKind(kinds.find((each) => each === value) ?? 'evidence')}
          choices={kinds.map((each) => ({ value: each, label: t(`export.kind.${each}`) }))}
        />
        {kind === 'archive' ? null : (
          <SelectInput
            label={t('export.language')}
            name="export-language"
            value={language}
            onChange={(value) => setLanguage(locales.find((each) => each === value) ?? own)}
            choices={locales.map((each) => ({ value: each, label: localeNames[each] }))}
          />
        )}
      </div>
      {namesReporter ? (
        <>
          <div class={styles['row']}>
            <TextInput label={t('export.name')} value={name} onInput={setName} />
            <TextInput label={t('export.contact')} value={contact} onInput={setContact} />
          </div>
          <p class={styles['hint']}>{t('export.identity.hint')}</p>
        </>
      ) : null}
      {kind === 'archive' ? (
        <TextInput
          type="password"
          label={t('export.passphrase')}
          name="export-passphrase"
          hint={t('export.passphrase.hint')}
          value={passphrase}
          onInput={setPassphrase}
        />
      ) : null}
      <div class={styles['actions']}>
        <Button
          variant={making.state === 'made' ? 'plain' : 'primary'}
          disabled={making.state === 'busy' || (kind === 'archive' && passphrase === '')}
          onClick={start}
        >
          {making.state === 'busy' ? t('export.making') : t('export.preview')}
        </Button>
      </div>
      {making.state === 'failed' ? (
        <Notice tone="bad" live>
          <p>{t('export.failed', { code: making.code })}</p>
        </Notice>
      ) : null}
      {making.state === 'made' ? <Made made={making.made} save={save} /> : null}
    </div>
  );
}

function Made({
  made,
  save,
}: {
  readonly made: ExportMade;
  readonly save: ExportPanelProps['save'];
}) {
  const { t, bytes } = useTranslator();
  const frame = useRef<HTMLIFrameElement>(null);
  if ('refused' in made) return <Notice tone="warn" title={made.refused} live />;
  const { file, name, shown, warnings } = made;
  return (
    <section class={styles['made']} aria-label={t('export.preview')}>
      {warnings.map((warning) => (
        <Notice key={warning} tone="warn">
          <p>{warning}</p>
        </Notice>
      ))}
      <div class={styles['actions']}>
        <Button variant="primary" onClick={() => save(file, name)}>
          {t('export.save')} · {name} · {bytes(file.size)}
        </Button>
        {shown.as === 'page' ? (
          <Button onClick={() => frame.current?.contentWindow?.print()}>{t('export.print')}</Button>
        ) : null}
      </div>
      {shown.as === 'page' ? (
        // Its own policy forbids everything but styles and pictures; no script can run in it.
        <iframe
          ref={frame}
          class={styles['page']}
          sandbox="allow-same-origin allow-modals"
          srcdoc={shown.html}
          title={t('export.preview')}
        />
      ) : null}
      {shown.as === 'text' ? (
        <textarea class={styles['text']} rows={24} readOnly aria-label={t('export.preview')}>
          {shown.text}
        </textarea>
      ) : null}
      {shown.as === 'files' ? (
        <>
          <p class={styles['hint']}>{t('export.contents')}</p>
          <ul class={styles['files']}>
            {shown.names.map((each) => (
              <li key={each}>
                <code>{each}</code>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
