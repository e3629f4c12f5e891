import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { useTranslator } from '../services.ts';
import styles from './AdviceCards.module.css';
import type { Advice, ScreenView } from './coach-view.ts';
import { HintText } from './HintText.tsx';

export interface AdviceCardsProps {
  readonly advice: Advice;
  readonly onBetter: (category: string) => void;
  readonly onKeep: () => void;
  readonly onScreen: (id: string, answer: 'yes' | 'no') => void;
  readonly onRights: () => void;
}

/**
 * What the coach has to say about the report at hand. It leads elsewhere with the reason, and never blocks.
 */
export function AdviceCards({ advice, onBetter, onKeep, onScreen, onRights }: AdviceCardsProps) {
  const { t } = useTranslator();
  const { better, screens, hints } = advice;
  return (
    <>
      {better ? (
        <Notice title={t('coach.better.title')} live>
          <p>{better.hint}</p>
          <div class={styles['actions']}>
            <Button onClick={() => onBetter(better.value)}>
              {t('coach.better.change', { name: better.label })}
            </Button>
            <Button variant="quiet" onClick={onKeep}>
              {t('coach.better.keep')}
            </Button>
          </div>
        </Notice>
      ) : null}
      {screens.map((screen) => (
        <ScreenCard key={screen.id} screen={screen} onScreen={onScreen} onRights={onRights} />
      ))}
      {hints.map((hint) => (
        <Notice key={hint.id} live>
          <p>
            <HintText text={hint.text} />
          </p>
        </Notice>
      ))}
    </>
  );
}

interface ScreenCardProps extends Pick<AdviceCardsProps, 'onScreen' | 'onRights'> {
  readonly screen: ScreenView;
}

/** One question; a yes is followed by where the case is decided, and by the way to go on all the same. */
function ScreenCard({ screen, onScreen, onRights }: ScreenCardProps) {
  const { t } = useTranslator();
  if (!screen.isConfirmed) {
    return (
      <Notice title={screen.question} live>
        <div class={styles['actions']}>
          <Button onClick={() => onScreen(screen.id, 'yes')}>{t('coach.screen.yes')}</Button>
          <Button onClick={() => onScreen(screen.id, 'no')}>{t('coach.screen.no')}</Button>
        </div>
      </Notice>
    );
  }
  return (
    <Notice title={screen.name} live>
      <p>{screen.advice}</p>
      <p>{t('coach.screen.anyway')}</p>
      <div class={styles['actions']}>
        <Button onClick={onRights}>{t('coach.screen.where')}</Button>
        <Button variant="quiet" onClick={() => onScreen(screen.id, 'no')}>
          {t('coach.screen.differs')}
        </Button>
      </div>
    </Notice>
  );
}
