import { canonicalBytes } from '../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import { sealIdentity } from '../../utils/evidence/seal-identity.ts';
import { createSealingPair, type SealingPair } from '../../utils/evidence/sealing-key.ts';
import type { SecondBody } from '../../utils/protocol/body.ts';
import type { SealingKey } from '../../utils/protocol/primitives.ts';
import { createReport, type TestReport } from './reporter.ts';

/** A report whose reporter is sealed apart, ready to be sent. */
export async function createSecondReport(
  deskKey: SealingKey,
  identityKey: SealingKey,
  words: { readonly name: string; readonly quote: string },
): Promise<{
  readonly report: TestReport;
  readonly body: SecondBody;
  /** What opens the answers. */
  readonly reply: SealingPair;
}> {
  const reply = await createSealingPair();
  const id = crypto.randomUUID();
  const evidence = {
    type: 'plaint.evidence/1' as const,
    reportId: id,
    capturedAt: '2026-01-02T03:04:05.678Z',
    url: 'https://forum.example.org/t/1',
    software: { name: 'plaint' as const, version: '0.2.0', browser: 'test' },
    clocks: { browser: '2026-01-02T03:04:05.678Z' },
    artefacts: [],
  };
  const evidenceManifestSha256 = await sha256Hex(canonicalBytes(evidence));
  const identity = await sealIdentity(
    {
      type: 'plaint.identity/1',
      reporter: { name: words.name, contact: 'a@reporter.test', anonymous: false },
      answers: { contact: 'a@reporter.test' },
      documents: [],
      keys: [],
    },
    { reportId: id, evidenceManifestSha256 },
    [identityKey],
  );
  const body: SecondBody = {
    type: 'plaint.body/2',
    identity,
    replyKey: reply.publicKey,
    answers: { quote: words.quote },
    targets: ['https://forum.example.org/t/1'],
    evidence,
    documents: [],
    keys: [],
  };
  const report = await createReport(deskKey, {
    id,
    plaintext: JSON.stringify(body),
    bodyType: body.type,
    evidenceManifestSha256,
  });
  return { report, body, reply };
}
