import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { bodyContext, openBody } from '../../../utils/evidence/seal-body.ts';
import { openIdentity } from '../../../utils/evidence/seal-identity.ts';
import { createSealingPair, type SealingPair } from '../../../utils/evidence/sealing-key.ts';
import { createSigningPair } from '../../../utils/evidence/signature.ts';
import type { SecondBody } from '../../../utils/protocol/body.ts';
import { type Descriptor, opensBodies } from '../../../utils/protocol/descriptor.ts';
import { type ReportEnvelope, reportEnvelopeSchema } from '../../../utils/protocol/report.ts';
import { composeReport } from '../../../utils/report/compose.ts';
import { createDraft } from '../../../utils/report/create-draft.ts';
import type { Draft } from '../../../utils/report/draft.ts';
import { sealComposition } from '../../../utils/report/seal-composition.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import type { Standard } from '../../../utils/standard/schema.ts';
import { readReleases } from '../../fixtures/wire/read-releases.ts';

const at = '2026-01-02T03:04:05.678Z';
const [release] = readReleases();
if (release === undefined) throw new Error('no release is kept');
const earlier = release.samples.signedDescriptor.descriptor;

let desk: SealingPair;
let custodian: SealingPair;
let recovery: SealingPair;
let reply: SealingPair;
let descriptor: Descriptor;
beforeAll(async () => {
  const pairs = [
    createSealingPair(),
    createSealingPair(),
    createSealingPair(),
    createSealingPair(),
  ];
  [desk, custodian, recovery, reply] = (await Promise.all(pairs)) as [
    SealingPair,
    SealingPair,
    SealingPair,
    SealingPair,
  ];
  descriptor = {
    ...earlier,
    deskKey: desk.publicKey,
    identityKey: custodian.publicKey,
    recoveryKey: recovery.publicKey,
    bodies: ['plaint.body/1', 'plaint.body/2'],
  };
});

interface Sealing {
  readonly reporter?: Draft['reporter'];
  readonly to?: Descriptor;
  readonly standard?: Standard;
  /** Beside the answers: their wording before personal data in them was masked. */
  readonly unmasked?: Readonly<Record<string, string>>;
  readonly attachments?: Draft['attachments'];
}

async function freeze({
  reporter = { name: 'A. Example', contact: 'a@reporter.test', anonymous: false },
  to = descriptor,
  standard = guideline2023,
  unmasked,
  attachments = [],
}: Sealing = {}): Promise<ReportEnvelope> {
  const id = crypto.randomUUID();
  const url = 'https://forum.example.org/t/7';
  const draft: Draft = {
    ...createDraft({ id, trigger: 'page', url, title: 'Talk' }, at),
    category: 'insult',
    surface: 'post',
    affected: 'represented',
    answers: { quote: 'You worm.' },
    reporter,
    attachments,
  };
  const software = { version: '0.1.0', browser: 'Example 1' };
  const composition = composeReport({
    draft,
    capture: undefined,
    standard,
    language: 'en',
    software,
  });
  const { envelopeText } = await sealComposition({
    composition: {
      ...composition,
      body: { ...composition.body, ...(unmasked && { unmasked: { ...unmasked } }) },
    },
    descriptor: to,
    signer: await createSigningPair(),
    ...(opensBodies(to, 'plaint.body/2') && { replyKey: reply.publicKey }),
    loadBlob: async (sha256) => new Blob([sha256]),
    now: at,
    signal: new AbortController().signal,
  });
  return reportEnvelopeSchema.parse(JSON.parse(envelopeText));
}

function contextOf({ manifest }: ReportEnvelope) {
  return { reportId: manifest.id, evidenceManifestSha256: manifest.evidenceManifestSha256 };
}

async function openSecond(envelope: ReportEnvelope): Promise<SecondBody> {
  const body = await openBody(envelope.body, desk.privateKey, contextOf(envelope));
  if (body.type !== 'plaint.body/2') throw new Error(body.type);
  return body;
}

describe('a report for a desk that opens the second type of body', () => {
  it('says who reports to the identity key and the recovery key alone', async () => {
    const envelope = await freeze();
    const { identity, replyKey } = await openSecond(envelope);
    expect(replyKey).toEqual(reply.publicKey);
    const kids = identity.recipients.map(({ header }) => header.kid);
    expect(kids).toEqual([custodian.publicKey.kid, recovery.publicKey.kid]);
    for (const { privateKey } of [custodian, recovery])
      expect(await openIdentity(identity, privateKey, contextOf(envelope))).toEqual({
        type: 'plaint.identity/1',
        reporter: { name: 'A. Example', contact: 'a@reporter.test', anonymous: false },
        answers: { name: 'A. Example', contact: 'a@reporter.test' },
        documents: [],
        keys: [],
      });
    await expect(
      openIdentity(identity, desk.privateKey, contextOf(envelope)),
    ).rejects.toMatchObject({ code: 'not-authentic' });
  });

  it('says so to the desk where there is no identity key', async () => {
    const { identityKey: _, ...without } = descriptor;
    const envelope = await freeze({ to: without });
    const { identity } = await openSecond(envelope);
    const { reporter } = await openIdentity(identity, desk.privateKey, contextOf(envelope));
    expect(reporter.name).toBe('A. Example');
  });

  it('has no word of who reports in what the desk opens, whatever name and contact they have', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ minLength: 4, maxLength: 60, unit: 'grapheme' }).filter(isWord),
        fc.emailAddress(),
        async (name, contact) => {
          const envelope = await freeze({ reporter: { name, contact, anonymous: false } });
          const body = await openSecond(envelope);
          const { identity, ...substance } = body;
          for (const word of [name.trim(), contact])
            expect(JSON.stringify(substance)).not.toContain(JSON.stringify(word).slice(1, -1));
          const opened = await openIdentity(identity, custodian.privateKey, contextOf(envelope));
          expect(opened.reporter).toEqual({ name: name.trim(), contact, anonymous: false });
        },
      ),
      { numRuns: 40, seed: 58 },
    );
  });

  it('has the same size for every name of usual length, and for none at all', async () => {
    const reporters = [
      { name: '', contact: '', anonymous: true },
      { name: '李', contact: 'a@reporter.test', anonymous: false },
      { name: 'N'.repeat(100), contact: `${'c'.repeat(100)}@reporter.test`, anonymous: false },
    ];
    const { identityKey: _, ...without } = descriptor;
    const sizes = await Promise.all(
      [descriptor, without].flatMap((to) =>
        reporters.map(async (reporter) => {
          const { identity } = await openSecond(await freeze({ reporter, to }));
          return identity.ciphertext.length;
        }),
      ),
    );
    expect(new Set(sizes)).toEqual(new Set([Math.ceil((1024 * 4) / 3)]));
  });

  it('opens nowhere else: who reports is bound to this report', async () => {
    const [one, other] = [await freeze(), await freeze()];
    const { identity } = await openSecond(one);
    await expect(
      openIdentity(identity, custodian.privateKey, contextOf(other)),
    ).rejects.toMatchObject({ code: 'wrong-context' });
    const { aad } = (await openSecond(other)).identity;
    await expect(
      openIdentity({ ...identity, aad }, custodian.privateKey, contextOf(other)),
    ).rejects.toMatchObject({ code: 'not-authentic' });
  });

  it('takes what names a reporter from the standard, under whatever name it has there', async () => {
    const elements = guideline2023.elements.map((element) =>
      element.id === 'name' ? { ...element, id: 'legal-name' } : element,
    );
    const common = guideline2023.common.map((asked) => ({
      ...asked,
      element: asked.element === 'name' ? 'legal-name' : asked.element,
    }));
    const affected = guideline2023.affected.map((facet) => ({
      ...facet,
      elements: facet.elements.map((asked) => ({
        ...asked,
        element: asked.element === 'name' ? 'legal-name' : asked.element,
      })),
    }));
    const standard = { ...guideline2023, elements, common, affected };
    const reporter = { name: 'Call 13812345678', contact: 'a@reporter.test', anonymous: false };
    const envelope = await freeze({ standard, reporter });
    const body = await openSecond(envelope);
    expect(JSON.stringify({ ...body, identity: null })).not.toContain('13812345678');
    const { answers } = await openIdentity(
      body.identity,
      custodian.privateKey,
      contextOf(envelope),
    );
    expect(answers['legal-name']).toBe(reporter.name);
  });

  it('has a proof of who reports, its name and its key in the seal apart, and no other file', async () => {
    const file = (kind: string, digit: string) => ({
      sha256: digit.repeat(64),
      name: `${kind} of A. Example.png`,
      mediaType: 'image/png',
      sizeBytes: 64,
      kind,
    });
    const attachments = [
      file('power-of-attorney', 'a'),
      file('identity-document', 'b'),
      // The same bytes once more, as something else.
      file('correspondence', 'b'),
    ];
    const envelope = await freeze({ attachments });
    const { documents, keys, identity } = await openSecond(envelope);
    expect(documents.map(({ kind }) => kind)).toEqual(['power-of-attorney', 'correspondence']);
    const told = await openIdentity(identity, custodian.privateKey, contextOf(envelope));
    expect(told.documents).toMatchObject([
      { kind: 'identity-document', name: 'identity-document of A. Example.png' },
    ]);
    const { header } = envelope.manifest;
    const [power, proof, letter] = header.documents.map(({ sha256 }) => sha256);
    expect(keys.map(({ sealedSha256 }) => sealedSha256)).toEqual([power, letter]);
    expect(told.keys.map(({ sealedSha256 }) => sealedSha256)).toEqual([proof]);
    expect(header.documents.map(({ kind }) => kind)).toEqual(attachments.map(({ kind }) => kind));
  });

  it('leaves no full wording of what names a reporter behind', async () => {
    const unmasked = { name: 'A. Example, in full', quote: 'You worm, in full.' };
    const envelope = await freeze({ unmasked });
    const body = await openSecond(envelope);
    expect(body.unmasked).toEqual({ quote: 'You worm, in full.' });
    const opened = await openIdentity(body.identity, custodian.privateKey, contextOf(envelope));
    expect(opened.answers['name']).toBe('A. Example, in full');
  });

  it('is bound to its type: the seal of one says not that it is the other', async () => {
    const second = await freeze();
    const first = await freeze({ to: { ...descriptor, bodies: ['plaint.body/1'] } });
    expect(second.body.aad).not.toBe(first.body.aad);
    const swapped = { ...second.body, aad: first.body.aad };
    await expect(openBody(swapped, desk.privateKey, contextOf(first))).rejects.toMatchObject({
      code: 'not-authentic',
    });
  });
});

it('an endpoint of 0.1.0 gets the body that it knows, in an envelope that it takes', async () => {
  const { deskKey: _, ...rest } = earlier;
  const envelope = await freeze({ to: { ...rest, deskKey: desk.publicKey } });
  const body = await openBody(envelope.body, desk.privateKey, contextOf(envelope));
  expect(z.fromJSONSchema(release.schemas.envelope).safeParse(envelope).success).toBe(true);
  expect(z.fromJSONSchema(release.schemas.body).safeParse(body).success).toBe(true);
  expect(body).toMatchObject({ type: 'plaint.body/1', reporter: { name: 'A. Example' } });
  const { evidenceManifestSha256 } = await bodyContext(envelope.manifest.id, body);
  expect(evidenceManifestSha256).toBe(envelope.manifest.evidenceManifestSha256);
});

/** Nothing that the report says anyway, and visible. */
function isWord(text: string): boolean {
  return /^\p{L}{4}/u.test(text.trim()) && text.isWellFormed() && text.trim().length <= 200;
}
