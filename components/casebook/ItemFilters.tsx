import type { AccountCount, ItemFilter } from '../../utils/report/casebook/filter-items.ts';
import { itemStates } from '../../utils/report/casebook/item-state.ts';
import { Button } from '../base/Button.tsx';
import { Chip } from '../base/Chip.tsx';
import { SelectInput } from '../base/SelectInput.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { useTranslator } from '../services.ts';
import styles from './ItemFilters.module.css';

export interface ItemFiltersProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly filter: ItemFilter;
  readonly onFilter: (filter: ItemFilter) => void;
  readonly accounts: readonly AccountCount[];
  readonly tags: readonly string[];
}

/** More would only be a longer list to look through; the search finds the others. */
const mostAccounts = 200;

const any = '*';

/** Words, state, tag, account and days that narrow the list. */
export function ItemFilters(props: ItemFiltersProps) {
  const { query, onQuery, filter, onFilter, accounts, tags } = props;
  const { t } = useTranslator();
  const choose = (key: keyof ItemFilter, value: string) => {
    const { [key]: _, ...others } = filter;
    onFilter(value === any || value === '' ? others : { ...others, [key]: value });
  };
  const choices = (values: readonly { value: string; label: string }[]) => [
    { value: any, label: t('casebook.filter.any') },
    ...values,
  ];
  const { caseId: _, ...own } = filter;
  const isNarrow = query !== '' || Object.keys(own).length > 0;
  const clear = () => {
    onQuery('');
    onFilter(filter.caseId === undefined ? {} : { caseId: filter.caseId });
  };
  return (
    <search class={styles['filters']}>
      <div class={styles['words']}>
        <TextInput label={t('casebook.search')} name="search" value={query} onInput={onQuery} />
      </div>
      <SelectInput
        label={t('casebook.filter.state')}
        value={filter.state ?? any}
        onChange={(value) => choose('state', value)}
        choices={choices(
          itemStates.map((state) => ({ value: state, label: t(`casebook.state.${state}`) })),
        )}
      />
      <SelectInput
        label={t('casebook.filter.tag')}
        value={filter.tag ?? any}
        onChange={(value) => choose('tag', value)}
        choices={choices(tags.map((tag) => ({ value: tag, label: tag })))}
      />
      <SelectInput
        label={t('casebook.filter.account')}
        value={filter.account ?? any}
        onChange={(value) => choose('account', value)}
        choices={choices(
          accounts
            .slice(0, mostAccounts)
            .map(({ account, name, items }) => ({ value: account, label: `${name} (${items})` })),
        )}
      />
      <TextInput
        type="date"
        label={t('casebook.filter.from')}
        value={filter.from ?? ''}
        onInput={(value) => choose('from', value)}
      />
      <TextInput
        type="date"
        label={t('casebook.filter.to')}
        value={filter.to ?? ''}
        onInput={(value) => choose('to', value)}
      />
      <div class={styles['more']}>
        <Chip
          isOn={filter.isDuplicate === true}
          onClick={() => {
            const { isDuplicate, ...others } = filter;
            onFilter(isDuplicate === true ? others : { ...others, isDuplicate: true });
          }}
        >
          {t('casebook.filter.duplicates')}
        </Chip>
        {isNarrow ? (
          <Button variant="quiet" onClick={clear}>
            {t('casebook.filter.clear')}
          </Button>
        ) : null}
      </div>
    </search>
  );
}
