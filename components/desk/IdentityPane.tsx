import { useEffect, useState } from 'preact/hooks';
import type { CaseEvent } from '../../utils/casework/case-event.ts';
import type { DeskCase } from '../../utils/casework/wire.ts';
import { Notice } from '../base/Notice.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { type Command, useCommands } from './commands.ts';
import { useWords, useWork } from './desk-context.ts';
import type { DeskTrouble, NewStep, OpenedIdentity } from './desk-services.ts';
import { eventsOf } from './events-of.ts';
import { KeyButton } from './KeyButton.tsx';
import { nameOfElement } from './names.ts';
import { Pane } from './Pane.tsx';
import { RefusalNotice } from './RefusalNotice.tsx';
import { SentDocuments } from './SentDocuments.tsx';
import { TroubleNotice } from './TroubleNotice.tsx';
import { readKeptText, useKeptDraft } from './use-kept-draft.ts';
import { VeiledText } from './VeiledText.tsx';

export interface IdentityPaneProps {
  readonly current: DeskCase;
  readonly onTaken: () => void;
}

type Failure = { readonly code: string } | { readonly trouble: DeskTrouble };
type Request = Extract<CaseEvent, { type: 'identity.requested' }>;

/** The request that is open or granted, and the last word on it. */
function standingOf(current: DeskCase) {
  const steps = eventsOf(current).filter(({ type }) => type.startsWith('identity.'));
  const request = steps.findLast((step): step is Request => step.type === 'identity.requested');
  const last = steps.at(-1);
  if (request === undefined || last?.type === 'identity.refused') return undefined;
  return { request, isGranted: last?.type !== 'identity.requested' };
}

/** Only for a custodian, and never for who asked: grants or refuses, and opens who reports. */
export function IdentityPane({ current, onTaken }: IdentityPaneProps) {
  const { t } = useWords();
  const work = useWork();
  const [identity, setIdentity] = useState<OpenedIdentity | undefined>(undefined);
  const [failure, setFailure] = useState<Failure | undefined>(undefined);
  const { reportId, seq } = current;
  const kept = useKeptDraft(`identity:${reportId}`, readKeptText);
  const why = kept.draft ?? '';
  const standing = standingOf(current);
  const { number, roles } = work.handler;
  const by = standing?.request.by;
  const isForMe =
    standing !== undefined &&
    roles.includes('custodian') &&
    !(by !== undefined && 'handler' in by && by.handler === number);
  const take = async (step: NewStep): Promise<boolean> => {
    setFailure(undefined);
    const outcome = await work.takeStep(step);
    if (outcome.kind === 'refused') setFailure({ code: outcome.code });
    else if (outcome.kind === 'trouble') setFailure({ trouble: outcome.trouble });
    else if (outcome.kind === 'stale') onTaken();
    return outcome.kind === 'taken';
  };
  const head = { reportId, seq: seq + 1 };
  const grant = async () => {
    if (!(await take({ ...head, type: 'identity.granted' }))) return;
    await kept.forget();
    onTaken();
  };
  const refuse = async () => {
    const sealed = await work.sealWords(reportId, 'reason', why.trim());
    if (!sealed.ok) return setFailure({ trouble: sealed.error });
    if (await take({ ...head, type: 'identity.refused', sealed: sealed.value })) {
      await kept.forget();
      onTaken();
    }
  };
  const open = async () => {
    if (!(await take({ ...head, type: 'identity.opened' }))) return;
    const opened = await work.openIdentity(current);
    if (opened.ok) setIdentity(opened.value);
    else setFailure({ trouble: opened.error });
    onTaken();
  };
  const isDeciding = isForMe && standing?.isGranted === false;
  const isOver = !isDeciding && kept.draft !== undefined;
  // Somebody else decided: why this one would have refused is of no use to anybody any more.
  useEffect(() => {
    if (isOver) void kept.forget();
  }, [isOver]);
  const isOpening = isForMe && standing?.isGranted === true && identity === undefined;
  useCommands(
    (
      [
        ['identity-grant', 'Y', 'identity.grant', isDeciding, grant],
        ['identity-open', 'I', 'identity.open', isOpening, open],
      ] as const
    ).map(
      ([id, keys, label, isOn, run]): Command => ({
        id,
        keys,
        label: t(label),
        isOff: !isOn,
        run: () => void run(),
      }),
    ),
  );
  if (!isForMe || standing === undefined) return null;
  return (
    <Pane name="identity" title={t('claim.identity')}>
      <p>{t(`decide.reason.${standing.request.reason}`)}</p>
      {isDeciding ? (
        <>
          <KeyButton keys="Y" onClick={() => void grant()}>
            {t('identity.grant')}
          </KeyButton>
          <TextInput label={t('identity.why')} value={why} onInput={kept.change} />
          <KeyButton disabled={why.trim().length < 3} onClick={() => void refuse()}>
            {t('identity.refuse')}
          </KeyButton>
        </>
      ) : null}
      {isOpening ? (
        <KeyButton keys="I" onClick={() => void open()}>
          {t('identity.open')}
        </KeyButton>
      ) : null}
      {identity === undefined ? null : <Identified reportId={reportId} identity={identity} />}
      {failure === undefined ? null : <Failed failure={failure} />}
    </Pane>
  );
}

function Failed({ failure }: { readonly failure: Failure }) {
  return 'code' in failure ? (
    <RefusalNotice code={failure.code} />
  ) : (
    <TroubleNotice trouble={failure.trouble} />
  );
}

interface IdentifiedProps {
  readonly reportId: string;
  readonly identity: OpenedIdentity;
}

/** Words behind the veil; names of files tell who reports, so they stay shut as well. */
function Identified({ reportId, identity }: IdentifiedProps) {
  const words = useWords();
  const { standard } = useWork();
  const { reporter, answers, documents, keys, fault } = identity;
  const own = [
    ['name', reporter.name],
    ['contact', reporter.contact],
  ] as const;
  return (
    <>
      {fault === undefined ? null : (
        <Notice tone="warn" live title={words.t('identity.cut')}>
          <p data-identity-fault={fault}>{words.t(`thread.fault.${fault}`)}</p>
        </Notice>
      )}
      <VeiledText
        title={words.t('claim.identity')}
        entries={[
          ...own.flatMap(([id, text]) =>
            text === undefined ? [] : [{ id, name: words.t(`identity.${id}`), text }],
          ),
          ...Object.entries(answers).map(([id, text]) => ({
            id: `answer-${id}`,
            name: nameOfElement(id, standard, words),
            text,
          })),
        ]}
      />
      {documents.length === 0 ? null : (
        <details data-naming-files>
          <summary>{words.t('identity.files', { count: documents.length })}</summary>
          <SentDocuments reportId={reportId} documents={documents} keys={keys} />
        </details>
      )}
    </>
  );
}
