import type { CaseEventType } from '../../utils/casework/case-event.ts';
import { deskCaseSchema } from '../../utils/casework/wire.ts';
import {
  createNoticeCode,
  type NoticeKeys,
  type NoticePurpose,
  readNoticeCode,
} from '../../utils/desk/notice-code.ts';
import type { Descriptor } from '../../utils/protocol/descriptor.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { askDesk, type Facts, sendStep, signStep, type TestHandler } from './handler.ts';
import { createReport, sendReport, type TestReport } from './reporter.ts';

export interface Noticing {
  readonly url: string;
  readonly descriptor: { readonly descriptor: Pick<Descriptor, 'rootKey' | 'deskKey'> };
}

/** Who takes a step, and what it says. */
export type StepLine = readonly [TestHandler, CaseEventType, object?];

/** Steps of a case one after the other, each of which has to be taken. */
export async function walkCase(
  endpoint: Noticing,
  { id: reportId }: Pick<TestReport, 'id'>,
  lines: readonly StepLine[],
): Promise<void> {
  for (const [handler, type, facts = {}] of lines) {
    const { seq } = await readCase(endpoint, handler, reportId);
    const place = { reportId, seq: seq + 1 };
    const step = await signStep(handler, place, type, facts as Facts<typeof type>);
    const answer = await sendStep(endpoint, handler, step);
    if (answer.status !== 201) throw new Error(`${type}: ${answer.status} ${await answer.text()}`);
  }
}

export async function readCase(endpoint: Noticing, handler: TestHandler, reportId: string) {
  const answer = await askDesk(endpoint, handler, paths.deskCase(reportId));
  return deskCaseSchema.parse(await answer.json());
}

export interface NoticeCodeWithKeys {
  readonly code: string;
  readonly keys: NoticeKeys;
}

export async function newNoticeKeys(purpose: NoticePurpose): Promise<NoticeCodeWithKeys> {
  const code = createNoticeCode();
  const keys = await readNoticeCode(purpose, code);
  if (keys === undefined) throw new Error('no code');
  return { code, keys };
}

/** A case whose measure was forwarded with a notice. */
export async function forwardNotice(
  endpoint: Noticing,
  { reviewer, disposer }: { readonly reviewer: TestHandler; readonly disposer: TestHandler },
) {
  const report = await createReport(endpoint.descriptor.descriptor.deskKey, { evidence: [] });
  const sent = await sendReport(endpoint.url, report);
  if (sent.status !== 201) throw new Error(`report: ${sent.status}`);
  const [appeal, answer] = [await newNoticeKeys('appeal'), await newNoticeKeys('answer')];
  await walkCase(endpoint, report, [
    [reviewer, 'case.assessed', { complete: true, disagreements: 0 }],
    [reviewer, 'case.accepted', { clause: 'object' }],
    [reviewer, 'case.judged', { finding: 'upheld', clauses: ['insult'] }],
  ]);
  const { ledTo } = await readCase(endpoint, disposer, report.id);
  const { grade = 0, rule = 0, signOffs = 0, upheldBefore = 0 } = ledTo ?? {};
  const measures = [{ id: 'remove' }];
  await walkCase(endpoint, report, [
    [disposer, 'measures.proposed', { grade, rule, signOffs, upheldBefore, measures }],
    [
      disposer,
      'measure.forwarded',
      {
        number: 1,
        to: 'forum.example.org',
        appealSha256: appeal.keys.capabilitySha256,
        answerSha256: answer.keys.capabilitySha256,
        appealKey: appeal.keys.signing.publicKey,
        answerKey: answer.keys.signing.publicKey,
      },
    ],
  ]);
  return { report, appeal, answer };
}
