import { useEffect, useState } from 'preact/hooks';
import { isFailure } from '../../utils/faults/expected.ts';
import { noteFault } from '../../utils/faults/note-fault.ts';
import { inboxId } from '../../utils/report/casebook-case.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { Button } from '../base/Button.tsx';
import { SelectInput } from '../base/SelectInput.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { useReportServices, useTranslator } from '../services.ts';
import styles from './KeepInCase.module.css';
import type { CaseChoice } from './report-services.ts';

const fresh = 'new';

type Keeping =
  | { readonly state: 'closed' | 'open' | 'busy' | 'failed' }
  | { readonly state: 'done'; readonly name: string };

/** Puts the finished capture into a case, whether a report of it is ever sent or not. */
export function KeepInCase({ draft }: { readonly draft: Draft }) {
  const report = useReportServices();
  const { t } = useTranslator();
  const [keeping, setKeeping] = useState<Keeping>({ state: 'closed' });
  const [cases, setCases] = useState<readonly CaseChoice[]>([]);
  const [current, setCurrent] = useState<string>(inboxId);
  // Apart from what is offered first: a choice may be made before the cases are read.
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const caseId = chosen ?? current;
  const [title, setTitle] = useState('');
  useEffect(() => {
    if (keeping.state !== 'open') return;
    void report.listCases().then((listed) => {
      setCases(listed.choices);
      setCurrent(listed.current);
    });
  }, [report, keeping.state]);

  const nameOf = (choice: CaseChoice) => choice.title || t('casebook.inbox');
  const keep = async () => {
    setKeeping({ state: 'busy' });
    try {
      const kept = await report.keepInCase(draft, caseId === fresh ? { title } : { caseId });
      setKeeping({ state: 'done', name: nameOf(kept) });
    } catch (thrown) {
      noteFault('case.keep', thrown, isFailure);
      setKeeping({ state: 'failed' });
    }
  };
  if (draft.capture.state !== 'done') return null;
  if (keeping.state === 'done') {
    return (
      <p class={styles['done']} role="status">
        ✓ {t('keep.done', { name: keeping.name })}
      </p>
    );
  }
  if (keeping.state === 'closed') {
    return (
      <div class={styles['closed']}>
        <Button variant="quiet" onClick={() => setKeeping({ state: 'open' })}>
          {t('keep.button')}
        </Button>
      </div>
    );
  }
  return (
    <div class={styles['keep']}>
      <SelectInput
        label={t('keep.case')}
        name="keep-case"
        value={caseId}
        onChange={setChosen}
        choices={[
          ...cases.map((choice) => ({ value: choice.id, label: nameOf(choice) })),
          { value: fresh, label: t('keep.new') },
        ]}
      />
      {caseId === fresh ? (
        <TextInput label={t('casebook.newCase.title')} value={title} onInput={setTitle} />
      ) : null}
      <Button
        disabled={keeping.state === 'busy' || (caseId === fresh && title.trim() === '')}
        onClick={() => void keep()}
      >
        {t('keep.do')}
      </Button>
      {keeping.state === 'failed' ? <p role="alert">{t('keep.failed')}</p> : null}
    </div>
  );
}
