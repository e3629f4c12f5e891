import { useState } from 'preact/hooks';
import type { CasebookCase } from '../../utils/report/casebook-case.ts';
import { Button } from '../base/Button.tsx';
import { SelectInput } from '../base/SelectInput.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { useTranslator } from '../services.ts';
import styles from './BulkBar.module.css';
import { useCaseName } from './CaseList.tsx';

export interface BulkBarProps {
  readonly shown: number;
  readonly selected: number;
  readonly cases: readonly CasebookCase[];
  readonly onSelectAll: () => void;
  readonly onSelectNone: () => void;
  readonly onMove: (caseId: string) => void;
  readonly onTag: (tag: string) => void;
  readonly onReport: () => void;
  readonly onExport: () => void;
  readonly onDelete: () => void;
}

/** How many are shown and selected, and what can be done with the selected ones. */
export function BulkBar(props: BulkBarProps) {
  const { shown, selected, cases } = props;
  const { t } = useTranslator();
  const nameOf = useCaseName();
  const [tag, setTag] = useState('');
  return (
    <fieldset class={styles['bar']}>
      <legend class={styles['legend']}>{t('casebook.bulk')}</legend>
      <div class={styles['line']}>
        <span role="status">
          {t('casebook.found', { count: shown })}
          {selected > 0 ? ` · ${t('casebook.selected', { count: selected })}` : ''}
        </span>
        <Button variant="quiet" disabled={shown === 0} onClick={props.onSelectAll}>
          {t('casebook.selectAll')}
        </Button>
        {selected > 0 ? (
          <Button variant="quiet" onClick={props.onSelectNone}>
            {t('casebook.selectNone')}
          </Button>
        ) : null}
      </div>
      {selected === 0 ? null : (
        <div class={styles['line']}>
          <Button variant="primary" onClick={props.onReport}>
            {t('casebook.report')}
          </Button>
          <SelectInput
            label={t('casebook.move')}
            value=""
            placeholder={t('casebook.case.choose')}
            onChange={props.onMove}
            choices={cases.map((record) => ({ value: record.id, label: nameOf(record) }))}
          />
          <form
            class={styles['tag']}
            onSubmit={(event) => {
              event.preventDefault();
              if (tag.trim() !== '') props.onTag(tag.trim());
              setTag('');
            }}
          >
            <TextInput label={t('casebook.addTag')} value={tag} onInput={setTag} />
            <Button type="submit">{t('casebook.tagIt')}</Button>
          </form>
          <Button onClick={props.onExport}>{t('casebook.exportItem')}</Button>
          <Button variant="danger" onClick={props.onDelete}>
            {t('casebook.remove')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
