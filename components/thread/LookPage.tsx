import { useEffect, useRef, useState } from 'preact/hooks';
import { codeOrFault } from '../../utils/faults/expected.ts';
import { showSigns } from '../../utils/i18n/show-signs.ts';
import { Button } from '../base/Button.tsx';
import { Notice } from '../base/Notice.tsx';
import { PageFrame } from '../base/PageFrame.tsx';
import { useTranslator } from '../services.ts';
import styles from './Look.module.css';
import { LookList } from './LookList.tsx';
import { LookPicture } from './LookPicture.tsx';
import type { LookActions, LookView } from './look-view.ts';
import { useKeptFocus } from './use-kept-focus.ts';

export interface LookPageProps {
  /** Undefined while the page is looked at; a code where that failed. */
  readonly view: LookView | string | undefined;
  readonly actions: LookActions;
}

/** What is recognised in a page, to be corrected before anything of it is captured. */
export function LookPage({ view, actions }: LookPageProps) {
  const { t } = useTranslator();
  if (view === undefined || typeof view === 'string') {
    return (
      <PageFrame title={t('thread.look.title')}>
        {view === undefined ? (
          <p role="status">{t('thread.look.busy')}</p>
        ) : (
          <Notice tone="bad" live>
            <p>{t('thread.look.failed', { code: view })}</p>
            <Button onClick={actions.onAgain}>{t('thread.look.again')}</Button>
            <CaptureButton onCapture={() => actions.onCapture(false)} />
          </Notice>
        )}
      </PageFrame>
    );
  }
  return (
    <PageFrame title={t('thread.look.title')} wide>
      <p class={styles['why']}>{t('thread.look.why')}</p>
      <LookBody view={view} actions={actions} />
    </PageFrame>
  );
}

function LookBody({ view, actions }: { readonly view: LookView; readonly actions: LookActions }) {
  const { t } = useTranslator();
  const [chosen, setChosen] = useState<number | undefined>(undefined);
  const [isPointing, setPointing] = useState(view.posts.length === 0);
  const side = useRef<HTMLDivElement>(null);
  const keepFocus = useKeptFocus(side, view, view.posts.length > 0);
  const entry = (selector: string) => side.current?.querySelector<HTMLElement>(selector);
  const correct: LookActions = {
    ...actions,
    onAdd(at) {
      keepFocus({ at });
      actions.onAdd(at);
    },
    onRemove(at) {
      keepFocus({ place: view.posts.findIndex((post) => post.at === at) });
      actions.onRemove(at);
    },
    onUndo() {
      keepFocus('tools');
      actions.onUndo();
    },
  };
  useEffect(() => {
    const stop = new AbortController();
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') setPointing(false);
    };
    document.addEventListener('keydown', onKey, { signal: stop.signal });
    return () => stop.abort();
  }, []);
  // By keyboard there is no place to point at: the list of other parts is opened and gone to.
  const point = (isByKeyboard: boolean) => {
    setPointing(!isPointing);
    const others = entry('details');
    if (isPointing || !isByKeyboard || !(others instanceof HTMLDetailsElement)) return;
    others.open = true;
    others.querySelector('button')?.focus();
  };
  return (
    <div class={styles['body']}>
      <div class={styles['side']} ref={side}>
        <p role="status">
          {view.posts.length === 0
            ? t('thread.look.none')
            : t('thread.look.count', { count: view.posts.length })}
        </p>
        <CaptureChoice view={view} onCapture={actions.onCapture} />
        {view.isLearned ? null : (
          <Notice tone="warn" live>
            <p>{t('thread.look.unlearned')}</p>
          </Notice>
        )}
        <div class={styles['tools']} data-look="tools">
          <button
            type="button"
            class={styles['tool']}
            aria-pressed={isPointing}
            onClick={({ detail }) => point(detail === 0)}
          >
            {t('thread.look.point')}
          </button>
          {view.corrections === 0 ? null : (
            <Button variant="quiet" onClick={correct.onUndo}>
              {t('thread.look.undo')}
            </Button>
          )}
          <Button variant="quiet" onClick={actions.onAgain}>
            {t('thread.look.again')}
          </Button>
        </div>
        <LookList view={view} chosen={chosen} onChoose={setChosen} actions={correct} />
      </div>
      <LookPicture
        view={view}
        chosen={chosen}
        isPointing={isPointing}
        onChoose={setChosen}
        onPress={(at) => entry(`li[data-at="${at}"] button`)?.focus()}
        onPoint={(x, y) => {
          setPointing(false);
          actions.onPoint(x, y);
        }}
      />
    </div>
  );
}

interface CaptureChoiceProps {
  readonly view: LookView;
  readonly onCapture: LookActions['onCapture'];
}

function CaptureChoice({ view, onCapture }: CaptureChoiceProps) {
  const { t } = useTranslator();
  const [isRemembered, setRemembered] = useState(false);
  const isTaught = view.corrections > 0 && view.isLearned;
  return (
    <>
      {isTaught ? (
        <label class={styles['remember']}>
          <input
            type="checkbox"
            checked={isRemembered}
            onChange={(event) => setRemembered(event.currentTarget.checked)}
          />
          <span>{t('thread.look.remember', { host: showSigns(view.host) })}</span>
        </label>
      ) : null}
      <CaptureButton onCapture={() => onCapture(isTaught && isRemembered)} />
    </>
  );
}

/** There too where the page could not be looked at: the capture then says why it may not be read. */
function CaptureButton({ onCapture }: { readonly onCapture: () => Promise<void> }) {
  const { t } = useTranslator();
  const [state, setState] = useState<'idle' | 'busy' | { readonly code: string }>('idle');
  const capture = () => {
    setState('busy');
    onCapture().catch((thrown) =>
      setState({ code: codeOrFault(thrown, 'capture_failed', 'thread.start') }),
    );
  };
  return (
    <div data-look="capture">
      <Button variant="primary" wide disabled={state === 'busy'} onClick={capture}>
        {t('thread.look.capture')}
      </Button>
      {typeof state === 'string' ? null : (
        <Notice tone="bad" live>
          <p>{t('thread.look.failed', { code: state.code })}</p>
        </Notice>
      )}
    </div>
  );
}
