import { useRef, useState } from 'preact/hooks';
import { isUnreadableFile } from '../../utils/faults/expected.ts';
import { noteFault } from '../../utils/faults/note-fault.ts';
import type { SiteProfile } from '../../utils/protocol/site-profile.ts';
import {
  maxProfilesLength,
  type ProfileProblem,
  readProfiles,
} from '../../utils/thread/read-profiles.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { useTranslator } from '../services.ts';
import { isSelector } from './is-selector.ts';
import { sayProblem } from './profile-problem.ts';
import styles from './SiteProfiles.module.css';

export interface SiteProfileFormProps {
  readonly known: readonly SiteProfile[];
  /** Whether they are stored now. */
  readonly onAdd: (added: readonly SiteProfile[]) => Promise<boolean>;
}

interface Refusal {
  /** Of the file they were in; absent where they were typed. */
  readonly fileName?: string;
  readonly problems: readonly ProfileProblem[];
}

/** Profiles as JSON, typed or from a file. What was typed stays until it is stored. */
export function SiteProfileForm({ known, onAdd }: SiteProfileFormProps) {
  const { t } = useTranslator();
  const picker = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<Refusal | undefined>(undefined);

  const add = async (given: string, from: Omit<Refusal, 'problems'> = {}) => {
    const read = readProfiles(given, { known, isSelector });
    setRefusal(read.ok ? undefined : { ...from, problems: read.error });
    return read.ok && (await onAdd(read.value));
  };
  const addTyped = async () => {
    // More may have been typed while it was stored.
    if (await add(text)) setText((now) => (now === text ? '' : now));
  };
  const addFile = async (file: File) => {
    const from = { fileName: file.name };
    try {
      if (file.size <= maxProfilesLength) await add(await file.text(), from);
      else setRefusal({ ...from, problems: [{ kind: 'too-large' }] });
    } catch (thrown) {
      noteFault('profile-file.read', thrown, isUnreadableFile);
      setRefusal({ ...from, problems: [] });
    }
  };
  const isTypedRefused = refusal !== undefined && refusal.fileName === undefined;

  return (
    <form
      class={styles['part']}
      aria-labelledby="site-profiles-add"
      onSubmit={(event) => {
        event.preventDefault();
        void addTyped();
      }}
    >
      <h3 class={styles['name']} id="site-profiles-add">
        {t('siteProfiles.add')}
      </h3>
      <div class={styles['json']}>
        <TextInput
          label={t('siteProfiles.json')}
          name="site-profile"
          hint={t('siteProfiles.json.hint')}
          problem={isTypedRefused ? t('siteProfiles.refused') : undefined}
          rows={8}
          value={text}
          onInput={setText}
        />
      </div>
      {refusal === undefined ? null : <RefusalNotice refusal={refusal} />}
      <input
        ref={picker}
        class={styles['picker']}
        type="file"
        accept=".json,application/json"
        aria-label={t('siteProfiles.file')}
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file !== undefined) void addFile(file);
          event.currentTarget.value = '';
        }}
      />
      <div class={styles['actions']}>
        <Button variant="primary" type="submit">
          {t('siteProfiles.button')}
        </Button>
        <Button onClick={() => picker.current?.click()}>{t('siteProfiles.file')}</Button>
      </div>
    </form>
  );
}

/** So many are mended at a time. */
const mostShown = 5;

function RefusalNotice({ refusal: { fileName, problems } }: { readonly refusal: Refusal }) {
  const translator = useTranslator();
  const { t } = translator;
  const hidden = problems.length - mostShown;
  return (
    <Notice
      tone="warn"
      live
      title={
        fileName === undefined
          ? t('siteProfiles.refused.text')
          : t('siteProfiles.refused.file', { name: fileName })
      }
    >
      <ul class={styles['problems']}>
        {problems.slice(0, mostShown).map((problem) => {
          const words = sayProblem(translator, problem);
          return <li key={words}>{words}</li>;
        })}
        {hidden > 0 ? <li>{t('siteProfiles.more', { count: hidden })}</li> : null}
      </ul>
    </Notice>
  );
}
