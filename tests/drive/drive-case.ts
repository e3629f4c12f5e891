import type { DeskScene } from './desk-scene.ts';
import {
  decide,
  leaveCase,
  openCasePage,
  takeOver,
  unveilMessages,
  waitForReport,
} from './handle-case.ts';
import {
  answerDesk,
  type CaseProof,
  hasDoubts,
  rateResult,
  readShownOutcome,
  readTimeline,
  saveProof,
  showThread,
  waitForCase,
} from './reporter-case.ts';
import type { Scene } from './scene.ts';
import { readLedgerSteps } from './stored-report.ts';

/** What became of a report, in the words of the last line of `npm start -- --headless`. */
export type DrivenCase = {
  /** The types of all steps as the ledger holds them, in order. */
  steps: string[];
  /** The outcome that the reporter's extension shows, of a step that it proved. */
  reply: string | undefined;
  /** The extension believed each of the steps by its inclusion proof, and opened the reply. */
  proved: boolean;
};

const ANSWER = 'I keep the boats by the stone steps; everybody knows whom it means.';

/**
 * Drives a received report through the desk and back: claim, question, supplement, finding, reply, rating.
 * Two handlers press keys at the desk; the reporter answers on the extension's page of reports.
 */
export async function driveCase(
  { chromium, endpoint }: Pick<Scene, 'chromium' | 'endpoint'>,
  { reviewer, disposer }: DeskScene,
  reportId: string,
  say: (sentence: string) => void,
): Promise<DrivenCase> {
  await openCasePage(reviewer.page, reportId);
  await waitForReport(reviewer.page, reportId);
  say(`Handler ${reviewer.handler} claimed the case and opened it with one key.`);
  const asked = { key: 'q', form: 'ask', clause: 'statement', hasWords: true } as const;
  await decide(reviewer.page, { ...asked, step: 'case.asked' });
  await leaveCase(reviewer.page);
  say('Assessed it and asked the reporter to say more, in words sealed to them.');

  const outbox = await chromium.openExtensionPage('outbox.html');
  await waitForCase(outbox, 'needs-more');
  const [question = ''] = await showThread(outbox);
  await answerDesk(outbox, ANSWER);
  say(
    `The extension proved each step, showed the question and sent the answer: “${end(question)}”`,
  );

  await openCasePage(reviewer.page, reportId);
  await waitForReport(reviewer.page, reportId);
  const read = await unveilMessages(reviewer.page);
  if (!read.some((text) => text.includes(ANSWER))) throw new Error('the answer is not at the desk');
  say(`Handler ${reviewer.handler} read the answer, in its place in the chain of messages.`);
  await decide(reviewer.page, { key: 'a', form: 'accept', step: 'case.accepted' });
  const found = { key: 'u', form: 'judge', finding: 'not-upheld' } as const;
  await decide(reviewer.page, { ...found, step: 'case.judged' });
  say(`Handler ${reviewer.handler} accepted the case and signed a finding.`);

  await openCasePage(disposer.page, reportId);
  await takeOver(disposer.page, reportId);
  const answer = { key: 'r', form: 'reply', hasWords: true, step: 'case.replied' } as const;
  const words = await decide(disposer.page, answer);
  say(`Handler ${disposer.handler}, who had no part in the review, replied.`);

  await waitForCase(outbox, 'replied');
  const thread = await showThread(outbox);
  say(`The extension proved the reply and opened it: “${end(thread.at(-1) ?? '')}”`);
  await rateResult(outbox);
  say('Rated the result.');
  const steps = readLedgerSteps(endpoint, reportId);
  const timeline = await readTimeline(outbox);
  const proof = await saveProof(outbox);
  const isBelieved = !(await hasDoubts(outbox)) && timeline.join() === steps.join();
  const reply = await readShownOutcome(outbox);
  await outbox.close();
  return { steps, reply, proved: isBelieved && isProof(proof, steps, words) };
}

/** Whether what the extension keeps holds every step with its path, and the words that the handler signed. */
function isProof(
  { steps, messages }: CaseProof,
  wanted: readonly string[],
  words: string,
): boolean {
  const isWhole = steps.map(({ event }) => event.type).join() === wanted.join();
  const replies = messages.filter(({ opened }) => opened?.kind === 'reply');
  return isWhole && replies.length === 1 && replies[0]?.opened?.text === words.trim();
}

/** The last line of what stands in the thread, without who wrote it and when. */
function end(shown: string): string {
  return shown.trim().split('\n').at(-1) ?? '';
}
