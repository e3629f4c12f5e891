import { useState } from 'preact/hooks';
import type { DeskCase } from '../../../utils/casework/wire.ts';
import { useActWords } from '../acts/act-words.tsx';
import { groupKey } from '../acts/acts.ts';
import styles from '../acts/parts.module.css';
import type { DecisionScene } from '../acts/scene.ts';
import { type Command, useCommands } from '../commands.ts';
import { useWords, useWork } from '../desk-context.ts';
import type { OpenedReport } from '../desk-services.ts';
import { eventsOf } from '../events-of.ts';
import { KeyButton } from '../KeyButton.tsx';
import { nameOfCategory } from '../names.ts';
import { PanePart } from '../Pane.tsx';
import { GroupForm } from './GroupForm.tsx';
import { lastDecision } from './group-draft.ts';
import { useLinked } from './use-linked.ts';

export interface LinkedPartProps {
  readonly current: DeskCase;
  readonly opened: OpenedReport;
  readonly scene: DecisionScene;
  readonly onOpen: (reportId: string) => void;
}

/** Cases that hang together with this one, and the last decision as a draft for those that were opened. */
export function LinkedPart({ current, opened, scene, onOpen }: LinkedPartProps) {
  const { t } = useActWords();
  const words = useWords();
  const work = useWork();
  const { linked, look } = useLinked(current, opened);
  const [isDrafting, setDrafting] = useState(false);
  const cases = linked?.cases ?? [];
  const decision = lastDecision(eventsOf(current), scene.handler.number);
  const held = cases.filter(({ reportId }) => work.findOpened(reportId) !== undefined);
  const command: Command = {
    id: 'group',
    keys: groupKey,
    label: t('linked.draft'),
    isOff: decision === undefined || held.length === 0 || isDrafting,
    run: () => setDrafting(true),
  };
  useCommands([command]);
  if (cases.length === 0) return null;
  return (
    <PanePart title={t('linked.title', { count: cases.length })}>
      <ul class={styles['list']}>
        {cases.map((each) => (
          <li key={each.reportId} class={styles['entry']} data-linked={each.reportId}>
            <span>
              {nameOfCategory(each.category, scene.standard, words)} · <bdi>{each.platform}</bdi> ·{' '}
              {words.t(`state.${each.state}`)}
            </span>
            <span class={styles['soft']}>
              {each.by.map((by) => t(`linked.by.${by}`)).join(', ')}
              {work.findOpened(each.reportId) === undefined ? ` · ${t('linked.unopened')}` : ''}
            </span>
            <span class={styles['buttons']}>
              <KeyButton onClick={() => onOpen(each.reportId)}>
                {t('linked.open', { number: each.reportId.slice(0, 8) })}
              </KeyButton>
            </span>
          </li>
        ))}
      </ul>
      {linked?.isMore ? <p class={styles['soft']}>{t('linked.more')}</p> : null}
      {decision === undefined || held.length === 0 ? (
        <p class={styles['soft']}>
          {t(held.length === 0 ? 'linked.openFirst' : 'linked.decideFirst')}
        </p>
      ) : (
        <div>
          <KeyButton keys={groupKey} disabled={isDrafting} onClick={command.run}>
            {t('linked.draft')}
          </KeyButton>
        </div>
      )}
      {isDrafting && decision !== undefined ? (
        <GroupForm
          key={decision.id}
          decision={decision}
          source={opened}
          scene={scene}
          cases={held}
          onSent={() => void look()}
          onDone={() => setDrafting(false)}
        />
      ) : null}
    </PanePart>
  );
}
