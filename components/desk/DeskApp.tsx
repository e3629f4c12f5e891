import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { DeskTranslator } from '../../utils/i18n/desk.ts';
import { type Locale, localeNames, locales } from '../../utils/i18n/language.ts';
import { JoinPage, UnlockPage } from './AccessPage.tsx';
import type { CasePage } from './CasePage.tsx';
import type { CommandDialog } from './CommandDialog.tsx';
import { CommandRegistry, CommandsContext, useCommands, useKeyboard } from './commands.ts';
import styles from './DeskApp.module.css';
import { useWords, useWork, WordsContext, WorkContext } from './desk-context.ts';
import type { AccessState, DeskAccess } from './desk-services.ts';
import { KeyButton } from './KeyButton.tsx';
import { QueuePage } from './QueuePage.tsx';
import type { View } from './queue-views.ts';

export interface DeskAppProps {
  readonly access: DeskAccess;
  readonly words: DeskTranslator;
  readonly onLocale: (locale: Locale) => void;
  /** The part of the address behind `#`: an invitation, if somebody followed one. */
  readonly link: string;
}

/** The desk: who is let in sees the queue, and one case at a time. */
export function DeskApp({ access, words, onLocale, link }: DeskAppProps) {
  const registry = useMemo(() => new CommandRegistry(), []);
  useKeyboard(registry);
  const [state, setState] = useState<AccessState | undefined>(undefined);
  const look = useCallback(async () => setState(await access.readState()), [access]);
  useEffect(() => {
    void look();
    return access.onLocked(() => void look());
  }, [access, look]);
  return (
    <WordsContext.Provider value={words}>
      <CommandsContext.Provider value={registry}>
        {state?.kind === 'new' ? <JoinPage access={access} link={link} onOpen={look} /> : null}
        {state?.kind === 'locked' ? <UnlockPage access={access} onOpen={look} /> : null}
        {state?.kind === 'open' ? (
          <WorkContext.Provider value={state.work}>
            <OpenDesk access={access} words={words} registry={registry} onLocale={onLocale} />
          </WorkContext.Provider>
        ) : null}
        {state !== undefined && state.kind !== 'open' ? (
          <footer class={styles['footer']}>
            <LocaleSelect words={words} onLocale={onLocale} />
          </footer>
        ) : null}
      </CommandsContext.Provider>
    </WordsContext.Provider>
  );
}

type LocaleProps = Pick<DeskAppProps, 'words' | 'onLocale'>;

function LocaleSelect({ words, onLocale }: LocaleProps) {
  return (
    <select
      class={styles['language']}
      aria-label={words.t('desk.language')}
      value={words.locale}
      onChange={({ currentTarget }) => {
        const chosen = locales.find((locale) => locale === currentTarget.value);
        if (chosen !== undefined) onLocale(chosen);
      }}
    >
      {locales.map((locale) => (
        <option key={locale} value={locale}>
          {localeNames[locale]}
        </option>
      ))}
    </select>
  );
}

interface Later {
  readonly CaseView: typeof CasePage;
  readonly Commands: typeof CommandDialog;
}

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

interface OpenDeskProps extends LocaleProps {
  readonly access: DeskAccess;
  readonly registry: CommandRegistry;
}

function OpenDesk({ access, words, registry, onLocale }: OpenDeskProps) {
  const { t } = words;
  const later = useLater();
  const [open, setOpen] = useState<string | undefined>(undefined);
  const [view, setView] = useState<View>('all');
  const [lane, setLane] = useState<string | undefined>(undefined);
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
  return (
    <>
      <header class={styles['bar']}>
        <span class={styles['name']}>{t('desk.title')}</span>
        <LocaleSelect words={words} onLocale={onLocale} />
        <KeyButton variant="quiet" keys="?" onClick={() => setDialog('help')}>
          {t('desk.help')}
        </KeyButton>
        <Who />
        <KeyButton keys="L" onClick={() => void access.lock()}>
          {t('desk.lock')}
        </KeyButton>
      </header>
      <main class={styles['main']}>
        {open === undefined ? (
          <QueuePage view={view} lane={lane} onView={setView} onLane={setLane} onOpen={setOpen} />
        ) : (
          later && (
            <later.CaseView
              key={open}
              reportId={open}
              onLeave={() => setOpen(undefined)}
              onNext={setOpen}
            />
          )
        )}
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
