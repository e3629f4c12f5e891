import { useState } from 'preact/hooks';
import { codeOrFault } from '../../utils/faults/expected.ts';
import { showSigns } from '../../utils/i18n/show-signs.ts';
import type { CaseItem } from '../../utils/report/case-item.ts';
import type { CasebookView } from '../../utils/report/casebook/casebook-view.ts';
import { waitingForPermission } from '../../utils/report/casebook/next-check.ts';
import { addressOf } from '../../utils/report/export/case-export.ts';
import type { RecheckRecord } from '../../utils/report/recheck-record.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { VirtualList } from '../base/VirtualList.tsx';
import { useTranslator } from '../services.ts';
import styles from './CheckView.module.css';
import type { CasebookActions } from './casebook-actions.ts';

export interface CheckViewProps {
  /** Those of the case that were reported. */
  readonly items: readonly CaseItem[];
  readonly view: CasebookView;
  readonly actions: Pick<CasebookActions, 'onCheck' | 'onConfirm'>;
}

type Looking = 'idle' | 'busy' | 'opened' | { readonly code: string };

/** What became of the reported addresses: what this browser saw, and what a person says who looked. */
export function CheckView({ items, view, actions }: CheckViewProps) {
  const { t, when } = useTranslator();
  const [looking, setLooking] = useState<Looking>('idle');
  const look = (chosen: readonly CaseItem[]) => {
    setLooking('busy');
    actions.onCheck(chosen).then(
      (how) => setLooking(how === 'looked' ? 'idle' : 'opened'),
      (thrown) => setLooking({ code: codeOrFault(thrown, 'page_gone', 'recheck.ask') }),
    );
  };
  const waiting = waitingForPermission(items, view.cases);
  const isWaiting = new Set(waiting.map(({ id }) => id));
  if (items.length === 0) {
    return (
      <Notice title={t('check.none.title')}>
        <p>{t('check.none.body')}</p>
      </Notice>
    );
  }
  return (
    <div class={styles['checks']}>
      <p class={styles['hint']}>{t('check.hint')}</p>
      {waiting.length === 0 ? null : (
        <Notice tone="warn" title={t('check.waiting.title', { count: waiting.length })}>
          <p>{t('check.waiting.body')}</p>
          <Button disabled={looking === 'busy'} onClick={() => look(waiting)}>
            {t('check.allow.all')}
          </Button>
        </Notice>
      )}
      <div>
        <Button variant="primary" disabled={looking === 'busy'} onClick={() => look(items)}>
          {looking === 'busy' ? t('check.busy') : t('check.all')}
        </Button>
      </div>
      {looking === 'opened' ? <Notice title={t('check.opened')} live /> : null}
      {typeof looking === 'object' ? (
        <Notice tone="bad" live>
          <p>{t('casebook.failed', { code: looking.code })}</p>
        </Notice>
      ) : null}
      <VirtualList
        items={items}
        keyOf={({ id }) => id}
        estimatedHeight={110}
        label={t('check.list')}
        render={(item) => (
          <div class={styles['item']}>
            <p class={styles['line']} dir="auto">
              <strong>{showSigns(item.author.name ?? item.title ?? '')}</strong>{' '}
              <bdi>{showSigns(addressOf(item))}</bdi>
            </p>
            <Seen
              check={view.checks.get(item.id)?.[0]}
              onConfirm={(check, outcome) => actions.onConfirm(check, outcome)}
            />
            {isWaiting.has(item.id) ? (
              <p class={styles['line']} data-waiting>
                {t('check.waiting', { at: when(item.notAllowedSince ?? '') })}
              </p>
            ) : null}
            <Button variant="quiet" disabled={looking === 'busy'} onClick={() => look([item])}>
              {t(isWaiting.has(item.id) ? 'check.allow' : 'check.now')}
            </Button>
          </div>
        )}
      />
    </div>
  );
}

interface SeenProps {
  readonly check: RecheckRecord | undefined;
  readonly onConfirm: (check: RecheckRecord, outcome: 'removed' | 'up') => void;
}

function Seen({ check, onConfirm }: SeenProps) {
  const { t, when } = useTranslator();
  if (check === undefined) return <p class={styles['line']}>{t('check.never')}</p>;
  const { outcome, likeness, confirmed, checkedAt } = check;
  return (
    <>
      <p class={styles['line']}>
        <span class={styles['outcome']} data-outcome={confirmed?.outcome ?? outcome}>
          {t(`check.outcome.${confirmed?.outcome ?? outcome}`)}
        </span>
        {confirmed === undefined ? '' : `${t('check.confirmed')} · `}
        {t('check.at', { at: when(confirmed?.at ?? checkedAt) })}
        {likeness === undefined || confirmed !== undefined
          ? ''
          : ` · ${t('check.likeness', { percent: Math.round(likeness * 100) })}`}
      </p>
      {confirmed === undefined && outcome !== 'up' ? (
        <>
          <Button onClick={() => onConfirm(check, 'removed')}>{t('check.confirm')}</Button>{' '}
          <Button onClick={() => onConfirm(check, 'up')}>{t('check.deny')}</Button>{' '}
        </>
      ) : null}
    </>
  );
}
