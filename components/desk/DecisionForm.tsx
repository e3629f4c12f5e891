import { useEffect, useRef, useState } from 'preact/hooks';
import type { DeskCase } from '../../utils/casework/wire.ts';
import type { DeskKey } from '../../utils/i18n/desk.ts';
import { type ActTranslator, loadActTranslator } from '../../utils/i18n/desk-acts.ts';
import { type Locale, localeNames, pickLocale } from '../../utils/i18n/language.ts';
import { requestedElements } from '../../utils/standard/requirements.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import { Choices } from '../base/Choices.tsx';
import { ProblemText } from '../base/ProblemText.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { caseOf } from './acts/scene.ts';
import { useCommands } from './commands.ts';
import styles from './DecisionForm.module.css';
import type { DecisionDraft } from './decision-draft.ts';
import { declineGroundsOf, groundsOf, outcomeOf } from './decisions.ts';
import { useWords, useWork } from './desk-context.ts';
import type { OpenedReport } from './desk-services.ts';
import { eventsOf } from './events-of.ts';
import { KeyButton } from './KeyButton.tsx';
import { nameOfClause, nameOfElement } from './names.ts';
import { namesOfMeasures, replyTemplate } from './reply-template.ts';

export interface DecisionFormProps {
  readonly draft: DecisionDraft;
  readonly lack: 'choice' | 'words' | undefined;
  readonly current: DeskCase;
  readonly opened: OpenedReport;
  readonly onChange: (draft: DecisionDraft) => void;
  readonly onSign: (isNext: boolean) => void;
  readonly onDrop: () => void;
}

/** What the choices of a decision are about. */
function optionsOf(
  { draft, current, opened }: DecisionFormProps,
  standard: Standard,
): readonly string[] {
  const { header, judgement } = opened;
  switch (draft.decision) {
    case 'accept':
    case 'judge':
      return groundsOf(header, standard);
    case 'decline':
      return declineGroundsOf(header, judgement.missing, standard);
    case 'ask': {
      const asked = requestedElements(header, standard).map(({ element }) => element.id);
      return [...new Set([...judgement.missing, ...asked])];
    }
    case 'reply': {
      // A reply rests on what was decided.
      const decided = eventsOf(current).flatMap((event) => {
        if (event.type === 'case.declined' || event.type === 'case.accepted') return [event.clause];
        return event.type === 'case.judged' ? event.clauses : [];
      });
      return [...new Set([...decided, ...groundsOf(header, standard)])];
    }
    default:
      return [];
  }
}

const withWords: ReadonlySet<DecisionDraft['decision']> = new Set([
  'ask',
  'reply',
  'identity',
  'note',
]);
const findings = ['upheld', 'not-upheld'] as const;
const reasons = ['elements', 'contact', 'transfer', 'danger'] as const;

/** One decision, all of it by the keyboard: what it rests on, its words, and the signature. */
export function DecisionForm(props: DecisionFormProps) {
  const { draft, lack, current, opened, onChange, onSign, onDrop } = props;
  const { decision, chosen } = draft;
  const words = useWords();
  const { t } = words;
  const { standard } = useWork();
  const form = useRef<HTMLFormElement>(null);
  const options = optionsOf(props, standard);
  const isSingle = decision === 'accept' || decision === 'decline';
  const legend = (
    { ask: 'decide.elements', accept: 'decide.clause', decline: 'decide.clause' } as const
  )[decision as 'ask'];
  const reporter = pickLocale([opened.header.language]);
  const theirs = useTranslatorOf(reporter);
  const template = theirs && templateOf(props, standard, theirs);

  // The first thing to choose has the focus: a decision is a few keys.
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(), [decision]);
  useCommands([
    { id: 'put-away', keys: 'Escape', label: t('decide.cancel'), run: onDrop },
    {
      id: 'template',
      keys: 'm',
      label: t('decide.template'),
      isOff: template === undefined,
      run: () => onChange({ ...draft, words: template ?? '' }),
    },
  ]);
  const choose = (id: string) =>
    onChange({ ...draft, chosen: isSingle ? [id] : toggled(chosen, id) });
  return (
    <form
      ref={form}
      class={styles['form']}
      data-decision={decision}
      onSubmit={(event) => {
        event.preventDefault();
        onSign(false);
      }}
    >
      {decision === 'judge' ? (
        <Choices
          legend={t('decide.finding')}
          name="finding"
          isSingle
          choices={findings.map((id) => ({ id, name: t(`decide.finding.${id}`) }))}
          chosen={draft.finding === undefined ? [] : [draft.finding]}
          onChoose={(id) => {
            const finding = findings.find((each) => each === id);
            if (finding !== undefined) onChange({ ...draft, finding });
          }}
        />
      ) : null}
      {decision === 'judge' && draft.finding === 'upheld' ? (
        <Choices
          legend={t('decide.found')}
          name="found"
          choices={standard.flags
            .filter(({ isFound }) => isFound)
            .map(({ id, name }) => ({ id, name: words.pick(name) }))}
          chosen={draft.found ?? []}
          onChoose={(id) => onChange({ ...draft, found: toggled(draft.found ?? [], id) })}
        />
      ) : null}
      {decision === 'identity' ? (
        <Choices
          legend={t('decide.reason')}
          name="reason"
          isSingle
          choices={reasons.map((id) => ({ id, name: t(`decide.reason.${id}`) }))}
          chosen={draft.reason === undefined ? [] : [draft.reason]}
          onChoose={(id) => {
            const reason = reasons.find((each) => each === id);
            if (reason !== undefined) onChange({ ...draft, reason });
          }}
        />
      ) : null}
      {options.length === 0 ? null : (
        <Choices
          legend={t(legend ?? 'decide.clauses')}
          name="clause"
          isSingle={isSingle}
          choices={options.map((id) => ({
            id,
            name:
              decision === 'ask'
                ? nameOfElement(id, standard, words)
                : nameOfClause(id, standard, words),
          }))}
          chosen={chosen}
          onChoose={choose}
        />
      )}
      <ProblemText
        id="decision-lacks-choice"
        words={lack === 'choice' ? t('decide.needsChoice') : undefined}
      />
      {decision === 'ask' ? (
        <TextInput
          label={t('decide.due')}
          type="date"
          value={draft.due}
          onInput={(due) => onChange({ ...draft, due })}
        />
      ) : null}
      {withWords.has(decision) ? (
        <TextInput
          label={t(decision === 'note' ? 'decide.note.words' : wordsLabel(decision))}
          hint={
            decision === 'ask' || decision === 'reply'
              ? t('decide.words.hint', { language: localeNames[reporter] })
              : t('decide.note.hint')
          }
          problem={lack === 'words' ? t('decide.needsWords') : undefined}
          rows={6}
          value={draft.words}
          onInput={(written) => onChange({ ...draft, words: written })}
        />
      ) : null}
      <div class={styles['buttons']}>
        {template === undefined ? null : (
          <KeyButton keys="m" onClick={() => onChange({ ...draft, words: template })}>
            {t('decide.template')}
          </KeyButton>
        )}
        <KeyButton keys="Ctrl+Enter" variant="primary" onClick={() => onSign(false)}>
          {t('decide.sign')}
        </KeyButton>
        <KeyButton keys="Ctrl+Shift+Enter" onClick={() => onSign(true)}>
          {t('decide.signNext')}
        </KeyButton>
        <KeyButton keys="Escape" variant="quiet" onClick={onDrop}>
          {t('decide.cancel')}
        </KeyButton>
      </div>
      <p class={styles['kept']} data-case-state={current.state}>
        {t('decide.kept')}
      </p>
    </form>
  );
}

const toggled = (ids: readonly string[], id: string): string[] =>
  ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id];

function wordsLabel(decision: DecisionDraft['decision']): DeskKey {
  return decision === 'identity' ? 'decide.reason' : 'decide.words';
}

function useTranslatorOf(locale: Locale): ActTranslator | undefined {
  const [translator, setTranslator] = useState<ActTranslator | undefined>(undefined);
  useEffect(() => {
    const load = async () => setTranslator(await loadActTranslator(locale));
    void load();
  }, [locale]);
  return translator;
}

/** A reply in the reporter's own language, with what the decision rests on and what was ordered. */
function templateOf(
  { draft, current }: DecisionFormProps,
  standard: Standard,
  theirs: ActTranslator,
): string | undefined {
  const { decision, chosen, due } = draft;
  if (decision !== 'ask' && decision !== 'reply') return undefined;
  const nameOf = decision === 'ask' ? nameOfElement : nameOfClause;
  const what = chosen.map((id) => nameOf(id, standard, theirs)).join(', ');
  const day = new Date(`${due}T12:00:00Z`);
  const when = Number.isNaN(day.getTime())
    ? due
    : new Intl.DateTimeFormat(theirs.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(day);
  if (decision === 'ask') return theirs.t('template.ask', { what, when });
  const measures = namesOfMeasures(caseOf(current), standard, theirs);
  return replyTemplate(outcomeOf(current.state), { what, measures }, theirs);
}
