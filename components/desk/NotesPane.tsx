import { useState } from 'preact/hooks';
import type { CaseEvent } from '../../utils/casework/case-event.ts';
import { messageOf } from '../../utils/casework/message-wire.ts';
import type { DeskCase } from '../../utils/casework/wire.ts';
import { ok, type Result } from '../../utils/result.ts';
import { ActWords, useActWords } from './acts/act-words.tsx';
import { useCommands } from './commands.ts';
import { useWords, useWork } from './desk-context.ts';
import type { DeskTrouble, DeskWork, OpenedSaid } from './desk-services.ts';
import { eventsOf } from './events-of.ts';
import { KeyButton } from './KeyButton.tsx';
import { Pane, PanePart } from './Pane.tsx';
import { SentDocuments } from './SentDocuments.tsx';
import { describeDoer } from './StepList.tsx';
import { VeiledText } from './VeiledText.tsx';

/** Steps with words for the team alone, and not for the reporter; those from outside are sealed to it too. */
function noted(current: DeskCase): readonly CaseEvent[] {
  return eventsOf(current).filter(
    (event) => event.sealed !== undefined && messageOf(event) === undefined,
  );
}

/** In which seal of the desk's the words of a step are. */
const kindOf = ({ type }: CaseEvent) => (type === 'note.added' ? 'note' : 'reason');

/** Words of the team, or of those whom a notice went to. */
async function read(
  event: CaseEvent,
  reportId: string,
  work: DeskWork,
): Promise<Result<OpenedSaid, DeskTrouble>> {
  const { by, id: stepId, sealed: sha256 = '' } = event;
  const party = 'party' in by ? by.party : undefined;
  if (party === 'reported') return work.readSaid(reportId, { kind: 'appeal', stepId, sha256 });
  if (party === 'platform') return work.readSaid(reportId, { kind: 'answer', stepId, sha256 });
  const own = await work.readWords(reportId, kindOf(event), sha256);
  return own.ok ? ok(withoutFiles(own.value)) : own;
}

const withoutFiles = (text: string): OpenedSaid => ({ text, documents: [], keys: [] });

/** What the team noted in a case: sealed, with the endpoint, and opened when somebody asks. */
export function NotesPane(props: { readonly current: DeskCase }) {
  return (
    <ActWords>
      <Notes {...props} />
    </ActWords>
  );
}

function Notes({ current }: { readonly current: DeskCase }) {
  const words = useWords();
  const acts = useActWords();
  const { t, has, when } = words;
  const work = useWork();
  const [texts, setTexts] = useState<ReadonlyMap<string, OpenedSaid>>(new Map());
  const [isOpen, setOpen] = useState(false);
  const events = noted(current);
  const readAll = async () => {
    setOpen(true);
    const known = new Map(texts);
    for (const event of events.filter(({ id }) => !known.has(id))) {
      const answer = await read(event, current.reportId, work);
      const key = `trouble.${answer.ok ? '' : answer.error}`;
      const told = () => withoutFiles(has(key) ? t(key) : t('notes.unread'));
      known.set(event.id, answer.ok ? answer.value : told());
    }
    setTexts(known);
  };
  useCommands([
    {
      id: 'notes',
      keys: 'h',
      label: t('notes.read'),
      isOff: events.length === 0,
      run: () => void readAll(),
    },
  ]);
  if (events.length === 0) return null;
  const headOf = (event: CaseEvent) =>
    `${acts.t(`step.${event.type}`)} · ${describeDoer(event, words)} · ${when(event.at)}`;
  const shown = events.filter(({ id }) => texts.has(id));
  return (
    <Pane name="notes" title={t('notes.title')}>
      {isOpen && shown.length === events.length ? (
        <>
          <VeiledText
            title={t('notes.title')}
            isLifted
            entries={shown.map((event) => ({
              id: event.id,
              name: headOf(event),
              text: texts.get(event.id)?.text ?? '',
            }))}
          />
          {shown.map((event) => {
            const { documents = [], keys = [] } = texts.get(event.id) ?? {};
            if (documents.length === 0) return null;
            return (
              <PanePart key={event.id} title={headOf(event)}>
                <SentDocuments reportId={current.reportId} documents={documents} keys={keys} />
              </PanePart>
            );
          })}
        </>
      ) : (
        <KeyButton keys="h" onClick={() => void readAll()}>
          {t('notes.read')}
        </KeyButton>
      )}
    </Pane>
  );
}
