import type { ComponentType } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { DeskTranslator } from '../../utils/i18n/desk.ts';
import type { Locale } from '../../utils/i18n/language.ts';
import { LocaleSelect } from '../base/LocaleSelect.tsx';
import { Notice } from '../base/Notice.tsx';
import type { CasePage } from './CasePage.tsx';
import type { CommandDialog } from './CommandDialog.tsx';
import { CommandRegistry, CommandsContext, useCommands, useKeyboard } from './commands.ts';
import styles from './DeskApp.module.css';
import { useWords, useWork, WordsContext, WorkContext } from './desk-context.ts';
import type { AccessState, DeskAccess } from './desk-services.ts';
import { KeyButton } from './KeyButton.tsx';
import { lazily } from './lazily.tsx';
import { QueuePage } from './QueuePage.tsx';
import type { Narrowing, View } from './queue-views.ts';
import { type DeskRoom, type RoomProps, roomKeys, roomsOf } from './rooms.ts';
import { UnlockPage } from './UnlockPage.tsx';

export interface DeskAppProps {
  readonly access: DeskAccess;
  readonly words: DeskTranslator;
  readonly onLocale: (locale: Locale) => void;
  /** The part of the address behind `#`: an invitation, if somebody followed one. */
  readonly link: string;
  /** It was locked with something on it: the page is to be forgotten whole. */
  readonly onShut: () => void;
}

/** The desk: who is let in sees the queue, and one case at a time. */
export function DeskApp({ access, words, onLocale, link, onShut }: DeskAppProps) {
  const registry = useMemo(() => new CommandRegistry(), []);
  useKeyboard(registry);
  const [state, setState] = useState<AccessState | undefined>(undefined);
  const look = useCallback(async () => setState(await access.readState()), [access]);
  useEffect(() => void look(), [look]);
  const isOpen = state?.kind === 'open';
  useEffect(
    () =>
      access.onLocked(() => {
        if (!isOpen) return void look();
        setState(undefined);
        onShut();
      }),
    [access, look, isOpen, onShut],
  );
  return (
    <WordsContext.Provider value={words}>
      <CommandsContext.Provider value={registry}>
        {state === undefined || state.kind === 'open' ? null : (
          <Outside access={access} state={state} link={link} onOpen={look} />
        )}
        {state?.kind === 'open' ? (
          <WorkContext.Provider value={state.work}>
            <OpenDesk
              access={access}
              words={words}
              registry={registry}
              onLocale={onLocale}
              onChanged={look}
            />
          </WorkContext.Provider>
        ) : null}
        {state !== undefined && state.kind !== 'open' ? (
          <footer class={styles['footer']}>
            <Language words={words} onLocale={onLocale} />
          </footer>
        ) : null}
      </CommandsContext.Provider>
    </WordsContext.Provider>
  );
}

interface OutsideProps {
  readonly access: DeskAccess;
  readonly state: Exclude<AccessState, { kind: 'open' }>;
  readonly link: string;
  readonly onOpen: () => void;
}

/** Loaded once in the life of a device, or of a passphrase. */
const JoinPage = lazily(async () => (await import('./JoinPage.tsx')).JoinPage);
const RecoverPage = lazily(async () => (await import('./RecoverPage.tsx')).RecoverPage);

/** Whoever is not in: they unlock, join, or come back by their code. */
function Outside({ access, state, link, onOpen }: OutsideProps) {
  const [isRecovering, setRecovering] = useState(false);
  const shared = { access, onOpen, onRecover: () => setRecovering(true) };
  if (isRecovering)
    return <RecoverPage access={access} onOpen={onOpen} onBack={() => setRecovering(false)} />;
  if (state.kind === 'locked') return <UnlockPage methods={state.methods} {...shared} />;
  const unanswered = state.kind === 'unanswered' ? state.method : undefined;
  return <JoinPage link={link} unanswered={unanswered} {...shared} />;
}

type LocaleProps = Pick<DeskAppProps, 'words' | 'onLocale'>;

function Language({ words, onLocale }: LocaleProps) {
  return (
    <LocaleSelect label={words.t('desk.language')} locale={words.locale} onLocale={onLocale} />
  );
}

interface Later {
  readonly CaseView: typeof CasePage;
  readonly Commands: typeof CommandDialog;
}

const roomPages: Readonly<Record<DeskRoom, ComponentType<RoomProps>>> = {
  supervision: lazily(
    async () => (await import('./supervision/SupervisionPage.tsx')).SupervisionPage,
  ),
  accounts: lazily(async () => (await import('./supervision/AccountsPage.tsx')).AccountsPage),
};
const CertificationNotice = lazily(
  async () => (await import('./CertificationNotice.tsx')).CertificationNotice,
);
const UnsentNotice = lazily(async () => (await import('./UnsentNotice.tsx')).UnsentNotice);
const TeamPage = lazily(async () => (await import('./TeamPage.tsx')).TeamPage);

/** The page of a case is half of the code: it comes once the queue is there. */
function useLater() {
  const [views, setViews] = useState<Later | undefined>(undefined);
  useEffect(() => {
    const load = async () => {
      const [page, dialog] = await Promise.all([
        import('./CasePage.tsx'),
        import('./CommandDialog.tsx'),
      ]);
      setViews({ CaseView: page.CasePage, Commands: dialog.CommandDialog });
    };
    void load();
  }, []);
  return views;
}

function Who() {
  const { t } = useWords();
  const { handler } = useWork();
  return <span class={styles['who']}>{t('desk.handler', { number: handler.number })}</span>;
}

/** How often it is asked what may be done and opened: by whom waits for a key, and by whom has one. */
const askForKeyMs = 5_000;
const askAgainMs = 15_000;

/** Roles and keys change while a desk is open: it learns them by itself. */
function useLearning(
  { access, onChanged }: Pick<OpenDeskProps, 'access' | 'onChanged'>,
  everyMs: number,
) {
  const learn = useCallback(async () => {
    if (!document.hidden && (await access.refresh())) onChanged();
  }, [access, onChanged]);
  useEffect(() => {
    const timer = setInterval(() => void learn(), everyMs);
    return () => clearInterval(timer);
  }, [learn, everyMs]);
  return learn;
}

interface OpenDeskProps extends LocaleProps {
  /** What was granted, or may be done, is another than before. */
  readonly onChanged: () => void;
  readonly access: DeskAccess;
  readonly registry: CommandRegistry;
}

function OpenDesk({ access, words, registry, onLocale, onChanged }: OpenDeskProps) {
  const { t } = words;
  const later = useLater();
  const { handler, keys, onUnsent } = useWork();
  const sees = handler.roles.some((role) => role !== 'administrator');
  /** Without the desk's key nothing can be opened. */
  const lacks = sees && !keys.some(({ purpose }) => purpose === 'desk');
  const learn = useLearning({ access, onChanged }, lacks ? askForKeyMs : askAgainMs);
  const [open, setOpen] = useState<string | undefined>(undefined);
  const [room, setRoom] = useState<DeskRoom | undefined>(undefined);
  // From a case the way leads over the queue.
  const mine = open === undefined ? roomsOf(handler.roles) : [];
  const [isTeam, setTeam] = useState(false);
  const [view, setView] = useState<View>('all');
  const [lane, setLane] = useState<string | undefined>(undefined);
  const [narrowing, setNarrowing] = useState<Narrowing>({});
  const [dialog, setDialog] = useState<'help' | 'commands' | undefined>(undefined);
  useCommands([
    { id: 'help', keys: '?', label: t('desk.help'), run: () => setDialog('help') },
    {
      id: 'commands',
      keys: 'Ctrl+K',
      label: t('desk.commands'),
      whileTyping: true,
      isHidden: true,
      run: () => setDialog('commands'),
    },
    ...mine.map((each) => ({
      id: `room-${each}`,
      keys: roomKeys[each],
      label: t(`room.${each}`),
      run: () => setRoom(each),
    })),
    { id: 'team', keys: 'O', label: t('desk.team'), run: () => setTeam(true) },
    { id: 'lock', keys: 'L', label: t('desk.lock'), run: () => void access.lock() },
    {
      id: 'leave-field',
      keys: 'Escape',
      label: t('desk.close'),
      whileTyping: true,
      isHidden: true,
      run: () => (document.activeElement as HTMLElement | null)?.blur(),
    },
  ]);
  const [unsent, setUnsent] = useState<readonly string[]>([]);
  useEffect(() => onUnsent(setUnsent), [onUnsent]);
  const RoomPage = room === undefined ? undefined : roomPages[room];
  return (
    <>
      <header class={styles['bar']}>
        <span class={styles['name']}>{t('desk.title')}</span>
        {mine.map((each) => (
          <KeyButton key={each} variant="quiet" keys={roomKeys[each]} onClick={() => setRoom(each)}>
            {t(`room.${each}`)}
          </KeyButton>
        ))}
        <Language words={words} onLocale={onLocale} />
        <KeyButton variant="quiet" keys="?" onClick={() => setDialog('help')}>
          {t('desk.help')}
        </KeyButton>
        <KeyButton variant="quiet" keys="O" onClick={() => setTeam(true)}>
          {t('desk.team')}
        </KeyButton>
        <Who />
        <KeyButton keys="L" onClick={() => void access.lock()}>
          {t('desk.lock')}
        </KeyButton>
      </header>
      <main class={styles['main']}>
        {lacks ? <Notice tone="warn" live title={t('desk.noKey')} /> : null}
        {handler.certifiedUntil === null || open !== undefined ? null : (
          <CertificationNotice key={handler.certifiedUntil} until={handler.certifiedUntil} />
        )}
        {unsent.length === 0 || open !== undefined ? null : (
          <UnsentNotice cases={unsent} onOpen={setOpen} />
        )}
        {isTeam ? (
          <TeamPage
            hasPasskeys={access.hasPasskeys}
            onLeave={() => setTeam(false)}
            onLooked={() => void learn()}
          />
        ) : null}
        {!isTeam && open === undefined && RoomPage !== undefined ? (
          <RoomPage onLeave={() => setRoom(undefined)} onOpen={setOpen} />
        ) : null}
        {!isTeam && open === undefined && RoomPage === undefined ? (
          <QueuePage
            view={view}
            lane={lane}
            narrowing={narrowing}
            onView={setView}
            onLane={setLane}
            onNarrow={setNarrowing}
            onOpen={setOpen}
          />
        ) : null}
        {!isTeam && open !== undefined && later !== undefined ? (
          <later.CaseView
            key={open}
            reportId={open}
            onLeave={() => setOpen(undefined)}
            onNext={setOpen}
          />
        ) : null}
      </main>
      {dialog === undefined || later === undefined ? null : (
        <later.Commands
          key={dialog}
          registry={registry}
          isHelp={dialog === 'help'}
          onClose={() => setDialog(undefined)}
        />
      )}
    </>
  );
}
