import type { DeskCase } from '../../../utils/casework/wire.ts';
import { Notice } from '../../base/Notice.tsx';
import { useWords } from '../desk-context.ts';
import { eventsOf } from '../events-of.ts';
import { PanePart } from '../Pane.tsx';
import { StepLine } from '../StepList.tsx';
import { useActWords } from './act-words.tsx';
import { type Contest, decidedBefore, lodgedOf } from './contest.ts';
import styles from './parts.module.css';
import type { DecisionScene } from './scene.ts';

export interface ContestPartProps {
  readonly current: DeskCase;
  readonly scene: DecisionScene;
}

/** What is contested now, a complaint (投诉) and an appeal (申诉) each by itself. */
export function ContestPart({ current, scene }: ContestPartProps) {
  const { complaintAt, appealAt } = scene.current;
  return (
    <>
      {complaintAt === null ? null : <Open contest="complaint" current={current} />}
      {appealAt === null ? null : <Open contest="appeal" current={current} />}
    </>
  );
}

interface OpenProps {
  readonly contest: Contest;
  readonly current: DeskCase;
}

/** The original decision beside what is said against it. */
function Open({ contest, current }: OpenProps) {
  const { t } = useActWords();
  const { when } = useWords();
  const events = eventsOf(current);
  const lodged = lodgedOf(contest, events);
  const about =
    lodged?.type === 'complaint.lodged'
      ? t(`complaint.about.${lodged.about}`)
      : lodged?.type === 'appeal.lodged'
        ? t(`appeal.about.${lodged.about}`)
        : '';
  const due = current.dueTimes.find(({ timer }) => timer === contest)?.dueAt;
  return (
    <PanePart title={t(`contest.${contest}`)}>
      <div data-contest={contest} class={styles['part']}>
        <Notice
          tone="warn"
          title={t(`contest.${contest}.lodged`, {
            about,
            when: lodged === undefined ? '' : when(lodged.at),
          })}
        >
          {due === undefined ? null : <p>{t('contest.due', { when: when(due) })}</p>}
        </Notice>
        <p class={styles['soft']}>{t('contest.original')}</p>
        <ol class={styles['list']}>
          {decidedBefore(contest, events).map((event) => (
            <StepLine key={event.id} event={event} />
          ))}
        </ol>
      </div>
    </PanePart>
  );
}
