import type { DeskTrouble, OpenedIdentity } from '../../components/desk/desk-services.ts';
import type { DeskCase, DeskContent } from '../../utils/casework/wire.ts';
import type { DeskVault, IdentitySeals, Vaulted } from '../../utils/desk/desk-vault.ts';
import type { MessageFiles, MessagePlace } from '../../utils/protocol/message.ts';
import type { SealedBody } from '../../utils/protocol/report.ts';
import { ok, type Result } from '../../utils/result.ts';
import {
  askContent,
  isAboutMessage,
  knownSteps,
  openThread,
  type ReportPorts,
} from './open-report.ts';

/**
 * Who reports, for whoever is in the ledger as opening it, with the answers and files by which later messages
 * say it. Those are believed as messages are, and nothing else of them is opened: it takes no opening of the
 * report.
 */
export async function openWholeIdentity(
  ports: Pick<ReportPorts, 'ask' | 'vault' | 'store'>,
  current: DeskCase,
): Promise<Result<OpenedIdentity, DeskTrouble>> {
  const { vault } = ports;
  const told = await askContent(ports, current.reportId);
  if (!told.ok) return told;
  const content = told.value;
  const identity = await vault.openIdentity(content);
  if (!identity.ok) return identity;
  const thread = await openThread(ports, content, knownSteps(current), async (place, sealed) => {
    const parts = await vault.openNamingParts(content, place, sealed);
    return parts.ok ? ok({ place, parts: parts.value }) : parts;
  });
  if (!thread.ok) return thread;
  const { reporter } = identity.value;
  const answers = { ...identity.value.answers };
  const files: MessageFiles[] = [identity.value];
  for (const { message } of thread.value.messages) {
    const later = await openNames(vault, content, message);
    if (!later.ok) return later;
    Object.assign(answers, later.value.answers);
    files.push(later.value.files);
  }
  return ok({
    reporter,
    answers,
    documents: files.flatMap(({ documents }) => documents),
    keys: files.flatMap(({ keys }) => keys),
    fault: thread.value.fault,
  });
}

/** What a seal holds, or nothing where there is none or it is not what it should be. */
async function openPart<Value>(
  sealed: SealedBody | undefined,
  nothing: Value,
  open: (sealed: SealedBody) => Promise<Vaulted<Value>>,
): Promise<Vaulted<Value>> {
  if (sealed === undefined) return ok(nothing);
  const opened = await open(sealed);
  return !opened.ok && isAboutMessage(opened.error) ? ok(nothing) : opened;
}

async function openNames(
  vault: DeskVault,
  content: DeskContent,
  { place, parts }: { readonly place: MessagePlace; readonly parts: IdentitySeals },
): Promise<Vaulted<{ answers: Readonly<Record<string, string>>; files: MessageFiles }>> {
  const answers = await openPart(parts.identity, {}, (sealed) =>
    vault.openNamingAnswers(content, place, sealed),
  );
  if (!answers.ok) return answers;
  const files = await openPart(parts.identityFiles, { documents: [], keys: [] }, (sealed) =>
    vault.openNamingFiles(content, place, sealed),
  );
  return files.ok ? ok({ answers: answers.value, files: files.value }) : files;
}
