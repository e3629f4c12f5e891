import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { sha256Hex } from '../../../utils/evidence/digest.ts';
import { createSealingPair } from '../../../utils/evidence/sealing-key.ts';
import { createSigningPair } from '../../../utils/evidence/signature.ts';
import { type SealRequest, sealComposition } from '../../../utils/report/seal-composition.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import { namingParts } from '../../../utils/standard/names-reporter.ts';
import { openPlaintDb } from '../../../utils/storage/open-plaint-db.ts';
import { ensureReplyKey, ensureSigner } from '../../../utils/storage/signers.ts';
import { exampleHeader } from '../../contract/reporter.ts';
import { sampleReceipt } from '../evidence/sample-receipt.ts';

const at = '2026-01-02T03:04:05.678Z';
const document = new Blob(['the same document, attached to both']);

async function compositionOf(reportId: string): Promise<SealRequest['composition']> {
  const sha256 = await sha256Hex(new Uint8Array(await document.arrayBuffer()));
  const evidence = {
    type: 'plaint.evidence/1' as const,
    reportId,
    capturedAt: at,
    url: 'https://forum.example.org/t/1',
    software: { name: 'plaint' as const, version: '0.1.0', browser: 'Example 1' },
    clocks: { page: at, browser: at },
    artefacts: [],
  };
  return {
    header: exampleHeader,
    body: {
      reporter: { name: 'A. Example', contact: 'a@reporter.test', anonymous: false },
      answers: { url: evidence.url, quote: 'You worm.', contact: 'a@reporter.test' },
      targets: [evidence.url],
      evidence,
      documents: [{ kind: 'identity-document', sha256 }],
    },
    naming: namingParts(guideline2023),
    capture: undefined,
  };
}

/** Every text in a value, at whatever depth. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

it('two reports of one person, of the same words and document, share nothing long enough to tell who it was', async () => {
  const db = openPlaintDb(crypto.randomUUID());
  const pair = await createSigningPair();
  const { descriptor } = (await sampleReceipt('0'.repeat(64), pair)).descriptor;
  const freeze = async () => {
    const reportId = crypto.randomUUID();
    const frozen = await sealComposition({
      composition: await compositionOf(reportId),
      descriptor,
      signer: await ensureSigner(db, reportId, createSigningPair),
      replyKey: (await ensureReplyKey(db, reportId, createSealingPair)).publicKey,
      loadBlob: async () => document,
      now: at,
      signal: new AbortController().signal,
    });
    return { ...frozen, envelope: JSON.parse(frozen.envelopeText) };
  };
  const [one, other] = [await freeze(), await freeze()];
  expect(one.capability).not.toBe(other.capability);
  const [mine, theirs] = [textsIn(one.envelope), new Set(textsIn(other.envelope))];
  expect(mine).toContain(one.envelope.manifest.signer.kid);
  // What is left in common is the endpoint's own key, the hour, and words of the protocol and the standard.
  const shared = mine.filter((text) => text.length > 20 && theirs.has(text));
  expect(shared.filter((text) => ![descriptor.deskKey.kid, at].includes(text))).toEqual([]);
  await db.close();
});
