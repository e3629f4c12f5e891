import { expect, it } from 'vitest';
import { judgeBody } from '../../../utils/desk/judge-body.ts';
import type { FirstBody, SecondBody } from '../../../utils/protocol/body.ts';
import type { Identity } from '../../../utils/protocol/identity.ts';
import type { RoutingHeader } from '../../../utils/protocol/report.ts';
import { evaluate } from '../../../utils/standard/evaluate.ts';
import { guideline2023AtDesk } from '../../../utils/standard/guideline-2023/at-desk.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import { namingParts } from '../../../utils/standard/names-reporter.ts';
import {
  answeredElements,
  readFacts,
  type Writing,
} from '../../../utils/standard/present-elements.ts';
import { readAcceptedReport } from '../../contract/golden.ts';
import { buildMinimalReport, everyChoice } from '../standard/minimal-report.ts';

const sha256 = 'a'.repeat(64);
const url = 'https://forum.example.org/t/1';

/** Header and body as the writer's software makes them. */
function write(writing: Writing): { header: RoutingHeader; body: FirstBody } {
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
      unseen: [],
    });
  }
});

it('a desk judges by less of the standard than whoever writes, and to the same verdict', () => {
  for (const writing of everyReport.slice(0, 80)) {
    const { header, body } = write({ ...writing, answers: {} });
    const judged = judgeBody(header, body, guideline2023AtDesk);
    expect(judged).toEqual(judgeBody(header, body, guideline2023));
  }
});

it('every element that the header makes up is named', () => {
  for (const writing of everyReport.slice(0, 60)) {
    const { header, body } = write(writing);
    for (const element of header.elements) {
      const { [element]: _, ...answers } = body.answers;
      if (!Object.hasOwn(body.answers, element)) continue;
      const { disagreements } = judgeBody(header, { ...body, answers }, guideline2023);
      expect(disagreements).toContainEqual({ code: 'not-answered', element });
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
  expect(disagreements).toContainEqual({ code: 'flag-not-in-header', flag: 'agent' });
});

it('a reporter who is anonymous to the door alone is told', () => {
  const [writing] = everyReport;
  if (writing === undefined) throw new Error('no report');
  const { header, body } = write(writing);
  const lying = { ...header, flags: [...header.flags, 'anonymous'] };
  const { disagreements } = judgeBody(lying, body, guideline2023);
  expect(disagreements).toContainEqual({ code: 'flag-does-not-hold', flag: 'anonymous' });
});

it('personal data masked in an answer does not make it count as missing', () => {
  const [writing] = everyReport;
  if (writing === undefined) throw new Error('no report');
  const { header, body } = write(writing);
  const [element = ''] = Object.keys(body.answers).filter((id) => header.elements.includes(id));
  const masked: FirstBody = {
    ...body,
    answers: { ...body.answers, [element]: '█' },
    unmasked: { [element]: body.answers[element] ?? '' },
  };
  expect(judgeBody(header, masked, guideline2023).disagreements).toEqual([]);
});

/** Those for an enterprise once more, by an agent, who proves who they are. */
const byAgents = everyReport
  .filter(({ affected }) => affected === 'enterprise')
  .map((writing) => ({
    ...writing,
    answers: { ...writing.answers, 'enterprise-role': 'agent' },
    documents: [...writing.documents, { kind: 'power-of-attorney' }, { kind: 'identity-document' }],
  }));

/** Some seal and some key: the rules look at neither. */
const golden = readAcceptedReport();

const naming = namingParts(guideline2023);

/** The same report with who reports sealed apart. */
function part({ type: _, reporter, answers, ...body }: FirstBody): [SecondBody, Identity] {
  const names = (id: string) => naming.elements.includes(id);
  const proves = ({ kind }: { kind: string }) => naming.documents.includes(kind);
  const pick = (isPicked: (id: string) => boolean) =>
    Object.fromEntries(Object.entries(answers).filter(([id]) => isPicked(id)));
  return [
    {
      ...body,
      type: 'plaint.body/2',
      identity: golden.envelope.body,
      replyKey: golden.deskKey,
      answers: pick((id) => !names(id)),
      documents: body.documents.filter((document) => !proves(document)),
    },
    {
      type: 'plaint.identity/1',
      reporter,
      answers: pick(names),
      documents: body.documents.filter(proves),
      keys: [],
    },
  ];
}

it('who cannot see who reports is told which elements nobody looked at, and all else is judged', () => {
  let [withContact, withProof] = [0, 0];
  for (const writing of [...everyReport, ...byAgents]) {
    const { header, body } = write(writing);
    const [second, identity] = part(body);
    const whole = judgeBody(header, body, guideline2023);
    const unseen = [
      ...header.elements.filter((id) => naming.elements.includes(id)),
      ...header.documents.map(({ kind }) => kind).filter((kind) => naming.documents.includes(kind)),
    ];
    const what = JSON.stringify(header);
    expect(judgeBody(header, second, guideline2023), what).toEqual({ ...whole, unseen });
    expect(judgeBody(header, second, guideline2023, { identity }), what).toEqual(whole);
    withContact += unseen.includes('contact') ? 1 : 0;
    withProof += unseen.includes('identity-document') ? 1 : 0;
  }
  expect(withProof).toBe(byAgents.length);
  expect(withContact).toBeGreaterThan(everyReport.length / 2);
});

it('a contact that only the header has is found out once who reports is opened, not before', () => {
  const writing = everyReport.find(({ answers }) => 'contact' in answers);
  if (writing === undefined) throw new Error('no such report');
  const { header, body } = write(writing);
  const [second, { answers, ...identity }] = part(body);
  const { contact: _, ...others } = answers;
  expect(judgeBody(header, second, guideline2023).disagreements).toEqual([]);
  const opened = judgeBody(header, second, guideline2023, {
    identity: { ...identity, answers: others },
  });
  expect(opened.disagreements).toContainEqual({ code: 'not-answered', element: 'contact' });
  expect(opened.missing).toContain('contact');
});

it('a proof of identity that only the header has is found out once who reports is opened', () => {
  const [writing] = byAgents;
  if (writing === undefined) throw new Error('no such report');
  const { header, body } = write(writing);
  const [second, identity] = part(body);
  expect(judgeBody(header, second, guideline2023)).toMatchObject({
    complete: true,
    disagreements: [],
  });
  const opened = judgeBody(header, second, guideline2023, {
    identity: { ...identity, documents: [] },
  });
  expect(opened.complete).toBe(false);
  expect(opened.disagreements).toContainEqual({
    code: 'documents',
    kind: 'identity-document',
    inHeader: 1,
    inBody: 0,
  });
});

it('a reporter who is anonymous to the door alone is told once who reports is opened', () => {
  const [writing] = everyReport;
  if (writing === undefined) throw new Error('no report');
  const { header, body } = write(writing);
  const [second, identity] = part(body);
  const lying = { ...header, flags: [...header.flags, 'anonymous'] };
  expect(judgeBody(lying, second, guideline2023, { identity }).disagreements).toContainEqual({
    code: 'flag-does-not-hold',
    flag: 'anonymous',
  });
});

it('what a supplement answers is there by now, and is not held against the header', () => {
  for (const writing of everyReport.slice(0, 40)) {
    const { header, body } = write(writing);
    const [element] = Object.keys(body.answers).filter((id) => header.elements.includes(id));
    if (element === undefined) continue;
    const { [element]: added = '', ...answers } = body.answers;
    const less = { ...header, elements: header.elements.filter((id) => id !== element) };
    const without = judgeBody(less, { ...body, answers }, guideline2023);
    const supplement = { answers: { [element]: added }, documents: [], sealedElements: [] };
    const judged = judgeBody(less, { ...body, answers }, guideline2023, { supplement });
    expect(judged.missing).toEqual([]);
    expect(judged.complete).toBe(true);
    expect(judged.disagreements).toEqual(without.disagreements);
  }
});

it('an element that a supplement answers in the seal of who reports is there, and unseen', () => {
  const writing = everyReport.find(({ answers }) => 'contact' in answers);
  if (writing === undefined) throw new Error('no such report');
  const { header, body } = write(writing);
  const [second] = part(body);
  const less = { ...header, elements: header.elements.filter((id) => id !== 'contact') };
  expect(judgeBody(less, second, guideline2023).missing).toContain('contact');
  const supplement = { answers: {}, documents: [], sealedElements: ['contact'] };
  const judged = judgeBody(less, second, guideline2023, { supplement });
  expect(judged.missing).not.toContain('contact');
  expect(judged.unseen).toContain('contact');
});
