import { expect, it } from 'vitest';
import { judgeBody } from '../../../server/desk/judge-body.ts';
import type { ReportBody } from '../../../utils/protocol/body.ts';
import type { RoutingHeader } from '../../../utils/protocol/report.ts';
import { evaluate } from '../../../utils/standard/evaluate.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import {
  answeredElements,
  readFacts,
  type Writing,
} from '../../../utils/standard/present-elements.ts';
import { buildMinimalReport, everyChoice } from '../standard/minimal-report.ts';

const sha256 = 'a'.repeat(64);
const url = 'https://forum.example.org/t/1';

/** Header and body as the writer's software makes them. */
function write(writing: Writing): { header: RoutingHeader; body: ReportBody } {
  const facts = readFacts(writing, guideline2023);
  const documents = writing.documents.map(({ kind }) => ({ kind, sha256 }));
  return {
    header: {
      standard: { id: guideline2023.id, version: guideline2023.version },
      channel: 'extension',
      category: facts.category ?? '',
      surface: facts.surface ?? '',
      affected: facts.affected ?? '',
      flags: [...facts.flags],
      platform: 'forum.example.org',
      language: 'en',
      elements: [...facts.elements],
      documents,
    },
    body: {
      type: 'plaint.body/1',
      reporter: { anonymous: writing.flags.includes('anonymous') },
      answers: answeredElements(writing, guideline2023),
      targets: [url],
      evidence: {
        type: 'plaint.evidence/1',
        reportId: 'a27d0f1c-3d1b-4e6f-8a53-111111111111',
        capturedAt: '2026-01-02T03:04:05.678Z',
        url,
        software: { name: 'plaint', version: '0.1.0', browser: 'test' },
        clocks: { browser: '2026-01-02T03:04:05.678Z' },
        artefacts: [],
      },
      documents: documents.map((document) => ({
        ...document,
        name: 'a.pdf',
        mediaType: 'application/pdf',
      })),
      keys: [],
    },
  };
}

const everyReport = everyChoice(guideline2023).map((choice) =>
  buildMinimalReport(choice, guideline2023),
);

it('an honest header never disagrees with its body, whatever is reported', () => {
  for (const writing of everyReport) {
    const { header, body } = write(writing);
    const { lane, complete } = evaluate(header, guideline2023);
    expect(judgeBody(header, body, guideline2023), JSON.stringify(header)).toEqual({
      complete,
      missing: [],
      lane: lane.id,
      laneRule: lane.rule,
      disagreements: [],
    });
  }
});

it('every element that the header makes up is named', () => {
  for (const writing of everyReport.slice(0, 60)) {
    const { header, body } = write(writing);
    for (const element of header.elements) {
      const { [element]: _, ...answers } = body.answers;
      if (!Object.hasOwn(body.answers, element)) continue;
      const { disagreements } = judgeBody(header, { ...body, answers }, guideline2023);
      expect(disagreements).toContain(
        `the header has ${element}, and the body no valid answer to it`,
      );
    }
  }
});

it('an agent whom the header hides, to need no authorisation, is named with what is missing', () => {
  const writing = everyReport.find(({ affected }) => affected === 'enterprise');
  if (writing === undefined) throw new Error('no such choice');
  const { header, body } = write({
    ...writing,
    answers: { ...writing.answers, 'enterprise-role': 'agent' },
  });
  const lying = { ...header, flags: header.flags.filter((flag) => flag !== 'agent') };
  expect(evaluate(lying, guideline2023).complete).toBe(true);
  const { complete, missing, disagreements } = judgeBody(lying, body, guideline2023);
  expect(complete).toBe(false);
  expect(missing).toContain('enterprise-agent-identity');
  expect(disagreements).toContain('the flag agent is not in the header');
});

it('a reporter who is anonymous to the door alone is told', () => {
  const [writing] = everyReport;
  if (writing === undefined) throw new Error('no report');
  const { header, body } = write(writing);
  const lying = { ...header, flags: [...header.flags, 'anonymous'] };
  const { disagreements } = judgeBody(lying, body, guideline2023);
  expect(disagreements).toContain('the flag anonymous does not hold by the body');
});

it('personal data masked in an answer does not make it count as missing', () => {
  const [writing] = everyReport;
  if (writing === undefined) throw new Error('no report');
  const { header, body } = write(writing);
  const [element = ''] = Object.keys(body.answers).filter((id) => header.elements.includes(id));
  const masked: ReportBody = {
    ...body,
    answers: { ...body.answers, [element]: '█' },
    unmasked: { [element]: body.answers[element] ?? '' },
  };
  expect(judgeBody(header, masked, guideline2023).disagreements).toEqual([]);
});
