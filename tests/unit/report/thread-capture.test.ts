import { describe, expect, it } from 'vitest';
import { canonicalBytes } from '../../../utils/evidence/canonical.ts';
import { sha256HexOfBlob } from '../../../utils/evidence/digest.ts';
import { createSigningPair } from '../../../utils/evidence/signature.ts';
import { verifyPackage } from '../../../utils/evidence/verify/verify-package.ts';
import type { Artefact } from '../../../utils/protocol/evidence.ts';
import type { CaptureRecord } from '../../../utils/report/capture-record.ts';
import { evidenceManifestOf } from '../../../utils/report/evidence-manifest.ts';
import { packCapture } from '../../../utils/report/pack-capture.ts';
import { buildThreadCapture } from '../../../utils/report/thread-capture.ts';
import {
  capturedAt,
  factsOf,
  packedAt,
  pageUrl,
  reportId,
  soonAfter,
} from '../evidence/sample-package.ts';
import { sampleItem, sampleThread } from '../storage/sample-casebook.ts';

const avatar = 'https://static.example.org/avatar.png';

class Blobs {
  readonly #bySha = new Map<string, Blob>();

  async keep(bytes: BlobPart, type: string): Promise<{ sha256: string; sizeBytes: number }> {
    const blob = new Blob([bytes], { type });
    const sha256 = await sha256HexOfBlob(blob);
    this.#bySha.set(sha256, blob);
    return { sha256, sizeBytes: blob.size };
  }

  add(more: ReadonlyMap<string, Blob>): void {
    for (const [sha256, blob] of more) this.#bySha.set(sha256, blob);
  }

  readonly load = async (sha256: string): Promise<Blob | undefined> => this.#bySha.get(sha256);
}

/** A page with an avatar, and a post of it whose avatar had other bytes by then. */
async function capturedThread(later: string) {
  const blobs = new Blobs();
  const facts = factsOf({ url: pageUrl, title: 'Thread 七' });
  const artefact = async (
    about: Pick<Artefact, 'role' | 'name'> & { url?: string },
    bytes: BlobPart,
    mediaType: string,
  ): Promise<Artefact> => ({ ...about, mediaType, ...(await blobs.keep(bytes, mediaType)) });
  const page: CaptureRecord = {
    id: crypto.randomUUID(),
    capturedAt,
    facts,
    clocks: { page: capturedAt, browser: capturedAt },
    software: { version: '0.1.0', browser: 'Example 1' },
    artefacts: [
      await artefact({ role: 'document', name: 'page.html', url: pageUrl }, '<p>Page', 'text/html'),
      await artefact({ role: 'resource', name: 'resource', url: avatar }, 'first', 'image/png'),
      await artefact({ role: 'text', name: 'text.txt' }, 'Page', 'text/plain'),
      await artefact(
        { role: 'facts', name: 'facts.json' },
        canonicalBytes(facts),
        'application/json',
      ),
    ],
    seed: 'D'.repeat(43),
  };
  const before = await blobs.keep('<!doctype html>', 'text/html');
  const after = await blobs.keep('</html>', 'text/html');
  const part = await blobs.keep(`<p><img src="${avatar}"></p>`, 'text/html');
  const item = sampleItem('11111111-2222-4333-8444-555555555556', { partSha256: part.sha256 });
  const thread = sampleThread(item.caseId, {
    url: pageUrl,
    shells: [{ before: before.sha256, after: after.sha256 }],
    shared: [
      {
        url: avatar,
        kind: 'resource',
        mediaType: 'image/png',
        ...(await blobs.keep(later, 'image/png')),
      },
    ],
  });
  const post = {
    ...{ key: 'a', itemId: item.id, counters: [], media: [], alsoAt: [], selector: 'p' },
    ...{ firstSeenAt: capturedAt, lastSeenAt: capturedAt, shell: 0 },
  };
  const built = await buildThreadCapture({
    ...{ id: crypto.randomUUID(), thread, page, accounts: [], roles: [], context: new Set() },
    picked: [{ post, item, position: 0 }],
    loadBlob: blobs.load,
  });
  blobs.add(built.blobs);
  return { ...built, loadBlob: blobs.load };
}

async function verdictOf({ record, loadBlob }: Awaited<ReturnType<typeof capturedThread>>) {
  const file = await packCapture({
    capture: record,
    manifest: evidenceManifestOf(reportId, record),
    signer: await createSigningPair(),
    loadBlob,
    packedAt,
    signal: new AbortController().signal,
  });
  return verifyPackage(file, { now: soonAfter });
}

describe('a thread as one capture', () => {
  it('has one content under an address, says so, and verifies', async () => {
    const captured = await capturedThread('second');
    const { artefacts, facts } = captured.record;
    expect(artefacts.filter(({ url }) => url === avatar)).toHaveLength(1);
    expect(facts.account.cuts).toContainEqual({
      what: 'resource',
      why: 'changed-while-captured',
      count: 1,
      examples: [avatar],
    });
    const verdict = await verdictOf(captured);
    expect(verdict.points.flatMap(({ findings }) => findings)).toEqual([]);
    expect(verdict.holds).toBe(true);
  });

  it('says nothing where the content was the same', async () => {
    const captured = await capturedThread('first');
    expect(captured.record.facts.account.cuts).toHaveLength(1);
    expect((await verdictOf(captured)).holds).toBe(true);
  });
});
