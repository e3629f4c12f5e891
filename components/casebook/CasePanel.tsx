import { useEffect, useRef, useState } from 'preact/hooks';
import { codeOrFault } from '../../utils/faults/expected.ts';
import { type CasebookCase, caseStateSchema, inboxId } from '../../utils/report/casebook-case.ts';
import { Button } from '../base/Button.tsx';
import { SelectInput } from '../base/SelectInput.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { useServices, useTranslator } from '../services.ts';
import styles from './CasePanel.module.css';
import type { CasebookActions } from './casebook-actions.ts';

export interface CasePanelProps {
  readonly record: CasebookCase;
  readonly isCurrent: boolean;
  readonly actions: Pick<
    CasebookActions,
    'onChangeCase' | 'onDeleteCase' | 'onMakeCurrent' | 'onAttach'
  >;
}

const saveAfterMs = 400;
const never = 'never';
const spans = [1, 3, 7, 14, 30] as const;

/** Every keystroke is shown at once and stored a moment after the last. */
function useTyped(stored: string, save: (value: string) => void) {
  const [value, setValue] = useState(stored);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const pending = useRef<(() => void) | undefined>(undefined);
  useEffect(() => () => pending.current?.(), []);
  const onInput = (next: string) => {
    setValue(next);
    clearTimeout(timer.current);
    const flush = () => {
      clearTimeout(timer.current);
      pending.current = undefined;
      save(next);
    };
    pending.current = flush;
    timer.current = setTimeout(flush, saveAfterMs);
  };
  return { value, onInput };
}

function withTemplate(
  record: CasebookCase,
  change: Partial<Pick<NonNullable<CasebookCase['template']>, 'category' | 'affected'>>,
): CasebookCase {
  return { ...record, template: { answers: {}, ...record.template, ...change } };
}

/** What the case's reports share, its day, its schedule, and the way to delete it. */
export function CasePanel({ record, isCurrent, actions }: CasePanelProps) {
  const { standard } = useServices();
  const { t, pick } = useTranslator();
  const change = (next: (was: CasebookCase) => CasebookCase) =>
    actions.onChangeCase(record.id, next);
  const title = useTyped(record.title, (value) => change((was) => ({ ...was, title: value })));
  const note = useTyped(record.note, (value) => change((was) => ({ ...was, note: value })));
  const statement = useTyped(record.statement ?? '', (value) =>
    change((was) => ({ ...was, statement: value })),
  );
  return (
    <div class={styles['panel']}>
      {record.id === inboxId ? null : <TextInput label={t('casebook.case.title')} {...title} />}
      <div class={styles['row']}>
        <SelectInput
          label={t('casebook.case.state')}
          value={record.state}
          onChange={(value) => change((was) => ({ ...was, state: caseStateSchema.parse(value) }))}
          choices={caseStateSchema.options.map((state) => ({
            value: state,
            label: t(`casebook.case.state.${state}`),
          }))}
        />
        <TextInput
          type="date"
          label={t('casebook.case.due')}
          value={record.dueOn ?? ''}
          onInput={(value) =>
            change(({ dueOn: _, ...was }) => (value === '' ? was : { ...was, dueOn: value }))
          }
        />
        <SelectInput
          label={t('casebook.case.recheck')}
          value={String(record.recheckEveryDays ?? never)}
          onChange={(value) =>
            change(({ recheckEveryDays: _, ...was }) =>
              value === never ? was : { ...was, recheckEveryDays: Number(value) },
            )
          }
          choices={[
            { value: never, label: t('casebook.case.recheck.never') },
            ...spans.map((count) => ({
              value: String(count),
              label: t('casebook.case.recheck.days', { count }),
            })),
          ]}
        />
      </div>
      <p class={styles['hint']}>{t('casebook.case.recheck.hint')}</p>
      <div class={styles['row']}>
        <SelectInput
          label={t('casebook.case.category')}
          value={record.template?.category}
          placeholder={t('casebook.case.choose')}
          onChange={(category) => change((was) => withTemplate(was, { category }))}
          choices={standard.categories.map(({ id, name }) => ({ value: id, label: pick(name) }))}
        />
        <SelectInput
          label={t('casebook.case.affected')}
          value={record.template?.affected}
          placeholder={t('casebook.case.choose')}
          onChange={(affected) => change((was) => withTemplate(was, { affected }))}
          choices={standard.affected.map(({ id, name }) => ({ value: id, label: pick(name) }))}
        />
      </div>
      <TextInput
        label={t('casebook.case.statement')}
        hint={t('casebook.case.statement.hint')}
        rows={6}
        {...statement}
      />
      <Documents record={record} actions={actions} />
      <TextInput label={t('casebook.case.note')} rows={3} {...note} />
      <div class={styles['row']}>
        {isCurrent ? (
          <p class={styles['hint']}>{t('casebook.current')}</p>
        ) : (
          <Button onClick={() => actions.onMakeCurrent(record.id)}>
            {t('casebook.makeCurrent')}
          </Button>
        )}
        {record.id === inboxId ? null : (
          <Button variant="danger" onClick={() => actions.onDeleteCase(record.id)}>
            {t('casebook.case.delete')}
          </Button>
        )}
      </div>
      <p class={styles['hint']}>{t('casebook.markHint')}</p>
    </div>
  );
}

function Documents({ record, actions }: Pick<CasePanelProps, 'record' | 'actions'>) {
  const { t, bytes } = useTranslator();
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const input = useRef<HTMLInputElement>(null);
  const attach = async (files: FileList | null) => {
    setProblem(undefined);
    for (const file of files ?? []) {
      try {
        const added = await actions.onAttach(record.id, file);
        actions.onChangeCase(record.id, (was) => ({
          ...was,
          documents: [...was.documents.filter(({ sha256 }) => sha256 !== added.sha256), added],
        }));
      } catch (thrown) {
        setProblem(codeOrFault(thrown, 'storage_failed', 'case.document'));
      }
    }
    if (input.current !== null) input.current.value = '';
  };
  return (
    <section class={styles['documents']} aria-label={t('casebook.case.documents')}>
      <h3 class={styles['heading']}>{t('casebook.case.documents')}</h3>
      <p class={styles['hint']}>{t('casebook.case.documents.hint')}</p>
      <ul class={styles['files']}>
        {record.documents.map(({ sha256, name, sizeBytes }) => (
          <li key={sha256}>
            <bdi>{name}</bdi> <span class={styles['hint']}>{bytes(sizeBytes)}</span>
            <Button
              variant="quiet"
              onClick={() =>
                actions.onChangeCase(record.id, (was) => ({
                  ...was,
                  documents: was.documents.filter((each) => each.sha256 !== sha256),
                }))
              }
            >
              {t('casebook.case.document.remove', { name })}
            </Button>
          </li>
        ))}
      </ul>
      <label class={styles['file']}>
        <span>{t('casebook.case.addDocument')}</span>
        <input
          ref={input}
          type="file"
          multiple
          onChange={(event) => void attach(event.currentTarget.files)}
        />
      </label>
      {problem === undefined ? null : (
        <p role="alert">{t('casebook.case.document.failed', { code: problem })}</p>
      )}
    </section>
  );
}
