import type { DeskTrouble, OpenedReport } from '../../components/desk/desk-services.ts';
import { type CaseEvent, caseEventSchema } from '../../utils/casework/case-event.ts';
import { messageOf } from '../../utils/casework/message-wire.ts';
import { type DeskCase, type DeskContent, deskContentSchema } from '../../utils/casework/wire.ts';
import {
  type BelievedMessages,
  believeMessages,
} from '../../utils/correspondence/believe-messages.ts';
import { defined } from '../../utils/defined.ts';
import type { DeskVault, Vaulted, VaultRefusal } from '../../utils/desk/desk-vault.ts';
import { judgeBody } from '../../utils/desk/judge-body.ts';
import { supplementOf } from '../../utils/desk/supplement.ts';
import { canonicalBytes } from '../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import type { ReportBody } from '../../utils/protocol/body.ts';
import {
  type KeptMessage,
  type KeptMessages,
  keptMessagesSchema,
  type MessagePlace,
} from '../../utils/protocol/message.ts';
import type { SealedBody } from '../../utils/protocol/report.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { err, ok, type Result } from '../../utils/result.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import { type AskDesk, readAnswer } from './desk-http.ts';
import type { DeviceStore } from './device-store.ts';

export interface ReportPorts {
  readonly vault: DeskVault;
  readonly ask: AskDesk;
  readonly store: Pick<DeviceStore, 'pinColleagues'>;
  readonly standard: Standard;
}

type Asked<Value> = Promise<Result<Value, DeskTrouble>>;

export async function askContent(
  { ask }: Pick<ReportPorts, 'ask'>,
  reportId: string,
): Asked<DeskContent> {
  const path = paths.deskContent(reportId);
  return readAnswer(deskContentSchema, await ask({ method: 'GET', path }));
}

/** Every message of a report as the endpoint has it, page after page. */
export async function readKept(
  { ask }: Pick<ReportPorts, 'ask'>,
  reportId: string,
): Asked<Pick<KeptMessages, 'messages' | 'handlers'>> {
  const messages: KeptMessage[] = [];
  const handlers = new Map<number, KeptMessages['handlers'][number]>();
  for (let isMore = true; isMore; ) {
    const path = `${paths.deskMessages(reportId)}?after=${messages.at(-1)?.number ?? 0}`;
    const page = await readAnswer(keptMessagesSchema, await ask({ method: 'GET', path }));
    if (!page.ok) return page;
    messages.push(...page.value.messages);
    for (const handler of page.value.handlers) handlers.set(handler.number, handler);
    isMore = page.value.isMore && page.value.messages.length > 0;
  }
  return ok({ messages, handlers: [...handlers.values()] });
}

export function knownSteps({ steps }: DeskCase): readonly CaseEvent[] {
  return steps.flatMap(({ event }) => {
    const { data } = caseEventSchema.safeParse(event);
    return data === undefined ? [] : [data];
  });
}

/**
 * These say that a message is not what it should be. Any other refusal says that nothing can be opened now.
 */
const aboutMessage: readonly VaultRefusal[] = [
  'no-key',
  'malformed',
  'not-authentic',
  'wrong-context',
];
export const isAboutMessage = (refusal: VaultRefusal): boolean => aboutMessage.includes(refusal);

/**
 * What was written in both directions, as far as its chain holds, each message opened by `open`. A case
 * without messages asks for none.
 */
export async function openThread<Opened>(
  ports: Pick<ReportPorts, 'ask' | 'store'>,
  content: DeskContent,
  steps: readonly CaseEvent[],
  open: (place: MessagePlace, sealed: SealedBody) => Promise<Vaulted<Opened>>,
): Asked<BelievedMessages<Opened>> {
  if (steps.every((step) => messageOf(step) === undefined)) return ok({ messages: [] });
  const { manifest } = content.envelope;
  const kept = await readKept(ports, manifest.id);
  if (!kept.ok) return kept;
  let trouble: VaultRefusal | undefined;
  const thread = await believeMessages(
    {
      reportId: manifest.id,
      manifestSha256: await sha256Hex(canonicalBytes(manifest)),
      signer: manifest.signer,
      async open(sealed, place) {
        const opened = await open(place, sealed);
        if (opened.ok) return opened.value;
        if (!isAboutMessage(opened.error)) trouble = opened.error;
        return undefined;
      },
    },
    {
      steps,
      messages: kept.value.messages,
      handlers: await ports.store.pinColleagues(kept.value.handlers),
    },
  );
  return trouble === undefined ? ok(thread) : err(trouble);
}

/** Everything that a report says by now: as it was sent, and what came since. */
async function addThread(
  ports: ReportPorts,
  current: DeskCase,
  content: DeskContent,
  { header, body, told }: Pick<OpenedReport, 'header' | 'body' | 'told'>,
): Asked<OpenedReport> {
  const steps = knownSteps(current);
  const thread = await openThread(ports, content, steps, (place, sealed) =>
    ports.vault.openMessage(content, place, sealed),
  );
  if (!thread.ok) return thread;
  const asked = steps.flatMap((step) => (step.type === 'case.asked' ? step.elements : []));
  const messages = thread.value.messages.map(({ message }) => message);
  const supplement = supplementOf(messages, asked, ports.standard);
  const judgement = judgeBody(header, body, ports.standard, { supplement });
  return ok({ header, body, told, judgement, thread: thread.value });
}

export type BegunOpening = Asked<{ readonly content: DeskContent; readonly body: ReportBody }>;

/** What was sent, opened: it takes a `report.opened` of one's own, and nothing that came since. */
export async function beginOpening(
  ports: Pick<ReportPorts, 'ask' | 'vault'>,
  reportId: string,
): BegunOpening {
  const content = await askContent(ports, reportId);
  if (!content.ok) return content;
  const body = await ports.vault.openBody(content.value);
  return body.ok ? ok({ content: content.value, body: body.value }) : body;
}

/** The whole report as it stands in its case, and judged. */
export async function openReport(
  ports: ReportPorts,
  current: DeskCase,
  begun: BegunOpening,
): Asked<OpenedReport> {
  const opening = await begun;
  if (!opening.ok) return opening;
  const { content, body } = opening.value;
  const { envelope, checkpoint, arrival } = content;
  const { header } = envelope.manifest;
  const told = { envelope, checkpoint, ...defined({ arrival }) };
  return addThread(ports, current, content, { header, body, told });
}

/** Gives an opened report with the messages that were written since. */
export async function readThreadAgain(
  ports: ReportPorts,
  current: DeskCase,
  opened: OpenedReport,
): Asked<OpenedReport> {
  const content = await askContent(ports, current.reportId);
  return content.ok ? addThread(ports, current, content.value, opened) : content;
}
