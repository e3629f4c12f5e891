import type { DeskCase } from '../../utils/casework/wire.ts';
import type { BelievedMessage } from '../../utils/correspondence/believe-messages.ts';
import { Notice } from '../base/Notice.tsx';
import { useWords, useWork } from './desk-context.ts';
import type { OpenedReport } from './desk-services.ts';
import { Pane, PanePart } from './Pane.tsx';
import { SentDocuments } from './SentDocuments.tsx';
import { entriesOf, headOf } from './thread-entries.ts';
import { VeiledText } from './VeiledText.tsx';

export interface ThreadPaneProps {
  readonly current: DeskCase;
  readonly opened: OpenedReport;
}

/** What desk and reporter wrote to each other, in order; what its chain does not prove is not shown. */
export function ThreadPane({ current, opened }: ThreadPaneProps) {
  const words = useWords();
  const { t } = words;
  const { standard } = useWork();
  const { messages, fault } = opened.thread;
  const entries = messages.flatMap((each) => entriesOf(each, standard, words));
  return (
    <Pane name="thread" title={t('case.pane.thread')}>
      {fault === undefined ? null : (
        <Notice tone="bad" live title={t('thread.broken', { number: messages.length + 1 })}>
          <p data-thread-fault={fault}>{t(`thread.fault.${fault}`)}</p>
        </Notice>
      )}
      {messages.length === 0 && fault === undefined ? <p>{t('thread.none')}</p> : null}
      {entries.length === 0 ? null : (
        <VeiledText title={t('case.pane.thread')} keys="y" entries={entries} />
      )}
      {messages.map((each) => (
        <Beside key={each.message.number} believed={each} reportId={current.reportId} />
      ))}
    </Pane>
  );
}

interface BesideProps {
  readonly believed: BelievedMessage;
  readonly reportId: string;
}

/** What of a message is no words: files, and answers in the seal of who reports. */
function Beside({ believed, reportId }: BesideProps) {
  const words = useWords();
  const { documents = [], keys = [], identity, identityFiles } = believed.message;
  const isNaming = identity !== undefined || identityFiles !== undefined;
  if (documents.length === 0 && !isNaming) return null;
  return (
    <PanePart title={headOf(believed, words)}>
      {isNaming ? <p>{words.t('thread.identity')}</p> : null}
      <SentDocuments reportId={reportId} documents={documents} keys={keys} />
    </PanePart>
  );
}
