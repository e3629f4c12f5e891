import { describe, expect, it } from 'vitest';
import { bodyContext, openBody, sealBody } from '../../../utils/evidence/seal-body.ts';
import { createSealingPair } from '../../../utils/evidence/sealing-key.ts';
import type { ReportBody } from '../../../utils/protocol/body.ts';
import { type SealedBody, sealedBodySchema } from '../../../utils/protocol/report.ts';

const reportId = '11111111-2222-4333-8444-555555555555';
const otherId = '99999999-2222-4333-8444-555555555555';

const body = (text: string): ReportBody => ({
  type: 'plaint.body/1',
  reporter: { name: '示例', anonymous: false },
  answers: { statement: text },
  targets: ['https://forum.example.org/t/1'],
  evidence: {
    type: 'plaint.evidence/1',
    reportId,
    capturedAt: '2026-01-02T03:04:05.678Z',
    url: 'https://forum.example.org/t/1',
    software: { name: 'plaint', version: '0.1.0', browser: 'Example 1' },
    clocks: { browser: '2026-01-02T03:04:05.678Z' },
    artefacts: [],
  },
  documents: [],
  keys: [],
});

describe('a sealed body', () => {
  it('opens at the desk and with the recovery key', async () => {
    const desk = await createSealingPair();
    const recovery = await createSealingPair();
    const report = body('what happened');
    const context = await bodyContext(reportId, report);
    const sealed = await sealBody(report, {
      reportId,
      deskKey: desk.publicKey,
      recoveryKey: recovery.publicKey,
    });
    expect(sealed.recipients.map((recipient) => recipient.header.kid)).toEqual([
      desk.publicKey.kid,
      recovery.publicKey.kid,
    ]);
    expect(await openBody(sealed, desk.privateKey, context)).toEqual(report);
    expect(await openBody(sealed, recovery.privateKey, context)).toEqual(report);
  });

  it('opens with the desk key alone, after a passage through JSON', async () => {
    const desk = await createSealingPair();
    const report = body('一');
    const sealed = await sealBody(report, { reportId, deskKey: desk.publicKey });
    const received = sealedBodySchema.parse(JSON.parse(JSON.stringify(sealed)));
    const context = await bodyContext(reportId, report);
    expect(await openBody(received, desk.privateKey, context)).toEqual(report);
  });

  it('does not open with a stranger’s key', async () => {
    const [desk, stranger] = [await createSealingPair(), await createSealingPair()];
    const report = body('x');
    const sealed = await sealBody(report, { reportId, deskKey: desk.publicKey });
    await expect(
      openBody(sealed, stranger.privateKey, await bodyContext(reportId, report)),
    ).rejects.toMatchObject({ code: 'not-authentic' });
  });

  it('does not open for another report, nor for other evidence', async () => {
    const desk = await createSealingPair();
    const report = body('x');
    const sealed = await sealBody(report, { reportId, deskKey: desk.publicKey });
    await expect(
      openBody(sealed, desk.privateKey, await bodyContext(otherId, report)),
    ).rejects.toMatchObject({ code: 'wrong-context' });
    const evidence = { ...report.evidence, url: 'https://other.example.org/' };
    await expect(
      openBody(sealed, desk.privateKey, await bodyContext(reportId, { ...report, evidence })),
    ).rejects.toMatchObject({ code: 'wrong-context' });
  });

  it('does not open when its context was rewritten or any part was changed', async () => {
    const desk = await createSealingPair();
    const report = body('x');
    const options = { reportId, deskKey: desk.publicKey };
    const sealed = await sealBody(report, options);
    const foreign = await sealBody(report, { ...options, reportId: otherId });
    const expected = await bodyContext(reportId, report);
    const changes: SealedBody[] = [
      { ...foreign, aad: sealed.aad },
      { ...sealed, iv: foreign.iv },
      { ...sealed, tag: foreign.tag },
      { ...sealed, ciphertext: foreign.ciphertext },
      { ...sealed, protected: foreign.protected },
      { ...sealed, recipients: foreign.recipients },
    ];
    for (const changed of changes) {
      await expect(openBody(changed, desk.privateKey, expected)).rejects.toMatchObject({
        code: 'not-authentic',
      });
    }
  });

  it('has one size for texts of a bucket, and fits the endpoint’s limit when full', async () => {
    const { publicKey: deskKey } = await createSealingPair();
    const sizes = await Promise.all(
      ['', 'a'.repeat(2000)].map(async (text) => {
        const sealed = await sealBody(body(text), { reportId, deskKey });
        return sealed.ciphertext.length;
      }),
    );
    expect(sizes[0]).toBe(sizes[1]);
  });

  it('is never sealed to a key whose name is not its own', async () => {
    const { publicKey } = await createSealingPair();
    const { publicKey: other } = await createSealingPair();
    const deskKey = { ...publicKey, kid: other.kid };
    await expect(sealBody(body('x'), { reportId, deskKey })).rejects.toBeInstanceOf(TypeError);
  });
});
