import { useState } from 'preact/hooks';
import { isFailure } from '../../utils/faults/expected.ts';
import { noteFault } from '../../utils/faults/note-fault.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { useReportServices, useServices, useTranslator } from '../services.ts';
import { categoryLabel } from './build-advice.ts';
import styles from './StepNeed.module.css';

/** Keeps the kind of harm and the words of this report for others like it. */
export function KeepTemplate({ draft }: { readonly draft: Draft }) {
  const { standard, translator } = useServices();
  const { saveTemplate } = useReportServices();
  const { t } = useTranslator();
  const [name, setName] = useState('');
  const [state, setState] = useState<'asking' | 'saved' | 'failed'>('asking');
  if (draft.category === undefined) return null;
  const label = name.trim() || categoryLabel(draft.category, standard, translator);
  const save = () =>
    saveTemplate(draft, label).then(
      () => setState('saved'),
      (thrown) => {
        noteFault('template.save', thrown, isFailure);
        setState('failed');
      },
    );
  return (
    <details>
      <summary class={styles['summary']}>{t('template.title')}</summary>
      <form
        class={styles['questions']}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextInput
          label={t('template.name')}
          name="template-name"
          hint={t('template.hint')}
          placeholder={label}
          value={name}
          onInput={setName}
        />
        <div>
          <Button type="submit">{t('template.save')}</Button>
        </div>
        {state === 'saved' ? <Notice tone="good" title={t('template.saved')} live /> : null}
        {state === 'failed' ? <Notice tone="warn" title={t('template.failed')} live /> : null}
      </form>
    </details>
  );
}
