import type { CaseEvent } from '../../utils/casework/case-event.ts';
import type { DeskCase } from '../../utils/casework/wire.ts';
import type { DeskTranslator } from '../../utils/i18n/desk.ts';
import { ActWords, useActWords } from './acts/act-words.tsx';
import { useWords, useWork } from './desk-context.ts';
import { eventsOf } from './events-of.ts';
import { nameOfClause } from './names.ts';
import { Pane } from './Pane.tsx';
import styles from './StepList.module.css';

/** By whom a step is. */
export function describeDoer({ by }: CaseEvent, { t }: DeskTranslator): string {
  return 'handler' in by ? t('steps.by', { number: by.handler }) : t(`steps.by.${by.party}`);
}

/** What of a step is a term of the standard. */
function termsOf(event: CaseEvent): readonly string[] {
  if ('clause' in event) return [event.clause];
  if ('clauses' in event) return event.clauses;
  if ('basis' in event) return event.basis;
  return 'elements' in event ? event.elements : [];
}

/** Rendered inside `ActWords`, which have the names of steps. */
export function StepLine({ event }: { readonly event: CaseEvent }) {
  const words = useWords();
  const { t, when } = words;
  const acts = useActWords();
  const { standard } = useWork();
  const terms = termsOf(event).map((id) => nameOfClause(id, standard, words));
  const finding = event.type === 'case.judged' ? t(`decide.finding.${event.finding}`) : '';
  const timer = 'timer' in event ? t(`timer.${event.timer}`) : '';
  const listing =
    event.type === 'account.listed'
      ? [
          event.reason === undefined ? '' : acts.t(`list.reason.${event.reason}`),
          acts.t('measure.until', { when: when(event.expiresAt) }),
        ]
      : [];
  return (
    <li class={styles['step']} data-step={event.type}>
      <span class={styles['name']}>{acts.t(`step.${event.type}`)}</span>
      <span class={styles['soft']}>
        {[describeDoer(event, words), when(event.at), timer, finding, ...terms, ...listing]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </li>
  );
}

/** Everything that became of the case, the last first. */
export function StepList({ current }: { readonly current: DeskCase }) {
  const { t } = useWords();
  const events = eventsOf(current).toReversed();
  return (
    <Pane name="steps" title={t('steps.title')}>
      {events.length === 0 ? <p>{t('steps.none')}</p> : null}
      <ActWords>
        <ol class={styles['steps']}>
          {events.map((event) => (
            <StepLine key={event.id} event={event} />
          ))}
        </ol>
      </ActWords>
    </Pane>
  );
}
