import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskContent } from '../../utils/casework/wire.ts';
import { describeReported, verifyReported } from '../../utils/desk/judge-package.ts';
import { openBlob } from '../../utils/evidence/sealed-blob.ts';
import type { PointId } from '../../utils/evidence/verify/verdict.ts';
import { locales } from '../../utils/i18n/language.ts';
import { verdictTextsIn } from '../../utils/i18n/verdict.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { deliverReport } from '../drive/desk-report.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { ask, got, grantByOperator, join, learn, openReport, type Person } from './vault-person.ts';

let endpoint: TestEndpoint;
let reviewer: Person;
let first: Reported;
let second: Reported;

/** A report as its handler has it after opening it: what the endpoint told, and the package. */
interface Reported {
  readonly content: DeskContent;
  readonly file: Blob;
}

async function report(): Promise<Reported> {
  const { id } = await deliverReport(endpoint.url, endpoint.descriptor.descriptor);
  const content = await openReport(endpoint, reviewer, { id }, 1);
  const [key] = got(await reviewer.vault.openBody(content)).keys;
  if (key === undefined) throw new Error('no package');
  const path = paths.deskEvidence(id, key.sealedSha256);
  const sealed = await ask(endpoint, reviewer, 'GET', path);
  return { content, file: await openBlob(await sealed.blob(), key.key) };
}

beforeAll(async () => {
  endpoint = await startTestEndpoint({ environment: { PLAINT_REQUESTS_PER_MINUTE: '0' } });
  reviewer = await join(endpoint, ['reviewer']);
  await grantByOperator(endpoint, reviewer, endpoint.deskKey);
  await learn(endpoint, reviewer);
  first = await report();
  second = await report();
});
afterAll(() => endpoint.remove());

const verify = (file: Blob, content: DeskContent, descriptor = endpoint.descriptor) =>
  verifyReported(
    file,
    { content, descriptor },
    { now: new Date(), signal: new AbortController().signal },
  );

/** What stands against one point, in its findings. */
async function findings(id: PointId, ...judged: Parameters<typeof verify>): Promise<string[]> {
  const { holds, points } = await verify(...judged);
  const point = points.find((each) => each.id === id);
  expect(holds).toBe(point?.state === 'holds' || point?.state === 'absent');
  return (point?.findings ?? []).map(({ subject, reason }) => `${subject}: ${reason}`);
}

describe('a package with the receipt of its report', () => {
  it('is received by this endpoint at that time, and its entry is under the head that is told now', async () => {
    const verdict = await verify(first.file, first.content);
    expect(verdict.holds).toBe(true);
    const valuesOf = (id: PointId) => verdict.points.find((each) => each.id === id)?.values;
    const { kid } = endpoint.descriptor.descriptor.rootKey;
    expect(valuesOf('receipt')).toMatchObject({ rootKey: kid, trusted: 'yes', of: 'this' });
    // The receipt's own head has no more than its report; since then it was opened, and another came.
    const size = Number(valuesOf('log')?.['size']);
    expect(size).toBeGreaterThan(Number(valuesOf('log')?.['leafIndex']) + 1);
    const receivedAt = String(valuesOf('receipt')?.['receivedAt']);
    expect(Date.now() - Date.parse(receivedAt)).toBeLessThan(120_000);
    for (const locale of locales) {
      const texts = verdictTextsIn(locale);
      const told = describeReported(verdict, texts);
      expect(told.standing).toBe('confirmed');
      expect(told.summary).toBe(texts.atDesk.received.replace('{receivedAt}', receivedAt));
      expect(told.summary).toContain(receivedAt);
      expect(JSON.stringify(told)).not.toMatch(/\{\w+\}/);
      // Nobody named anybody here: the key is that of the endpoint that was joined.
      expect(told.summary).not.toBe(texts.summaries.confirmed);
    }
  });

  it('that was swapped for another, by whoever could, does not hold', async () => {
    expect(await findings('receipt', second.file, first.content)).toEqual([
      'receipt manifest: key',
      'receipt manifest: signature',
      'receipt manifest: other-report',
    ]);
  });

  it('whose receipt is that of another report does not hold', async () => {
    const { arrival } = second.content;
    if (arrival === undefined) throw new Error('no receipt');
    expect(await findings('receipt', first.file, { ...first.content, arrival })).toEqual([
      'receipt: other-report',
    ]);
    // With the other's manifest as well: a whole other report, to which this package does not belong.
    const { envelope } = second.content;
    const whole = { ...first.content, envelope, arrival };
    expect(await findings('receipt', first.file, whole)).toContain(
      'receipt manifest: other-report',
    );
  });

  it('whose entry is not under the head that is told does not hold', async () => {
    const { arrival, ...content } = first.content;
    if (arrival === undefined) throw new Error('no receipt');
    const cut = { ...arrival, inclusionPath: arrival.inclusionPath.slice(1) };
    expect(await findings('log', first.file, { ...content, arrival: cut })).toEqual([
      'receipt: broken-chain',
    ]);
    const [head = '', , signature = ''] = content.checkpoint.split('.');
    const [, other = ''] = second.content.checkpoint.split('.');
    const forged = { ...content, arrival, checkpoint: `${head}.${other}.${signature}` };
    expect(await findings('log', first.file, forged)).toEqual(['receipt: broken-chain']);
  });

  it('whose receipt was changed, or is by another endpoint, does not hold', async () => {
    const { arrival, ...content } = first.content;
    const [head = '', payload = ''] = (arrival?.receipt ?? '').split('.');
    const [, , signature = ''] = (second.content.arrival?.receipt ?? '').split('.');
    const receipt = [head, payload, signature].join('.');
    const changed = { ...content, arrival: { receipt, inclusionPath: [] } };
    expect(await findings('receipt', first.file, changed)).toEqual(['receipt: signature']);
    const stranger = await startTestEndpoint();
    try {
      expect(await findings('receipt', first.file, first.content, stranger.descriptor)).toEqual([
        'receipt: key',
      ]);
    } finally {
      await stranger.remove();
    }
  });
});

it('without a receipt nothing shows who made it or when it came, and nothing is held against it', async () => {
  const { arrival: _, ...content } = first.content;
  const verdict = await verify(first.file, content);
  expect(verdict.holds).toBe(true);
  for (const locale of locales) {
    const texts = verdictTextsIn(locale);
    const told = describeReported(verdict, texts);
    expect(told).toMatchObject({ standing: 'alone', summary: texts.summaries.alone });
    expect(told.points.find(({ id }) => id === 'receipt')?.meaning).toBe(texts.atDesk.absent);
  }
});
