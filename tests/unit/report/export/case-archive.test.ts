import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sha256HexOfBlob } from '../../../../utils/evidence/digest.ts';
import { openArchive, sealArchive } from '../../../../utils/report/export/archive-crypto.ts';
import {
  type CaseContent,
  contentVersion,
  readCaseArchive,
  writeCaseArchive,
} from '../../../../utils/report/export/case-archive.ts';
import { sampleCase, sampleItem, sampleThread } from '../../storage/sample-casebook.ts';
import { sampleCapture } from '../../storage/sample-records.ts';

const passphrase = '灯笼 lantern fund';

async function sample(): Promise<{ content: CaseContent; blobs: Map<string, Blob> }> {
  const record = sampleCase();
  const blobs = new Map<string, Blob>();
  for (const size of [0, 5, 1024 * 1024, 2_300_001]) {
    const blob = new Blob([new Uint8Array(randomBytes(size))], { type: 'image/png' });
    blobs.set(await sha256HexOfBlob(blob), blob);
  }
  const capture = sampleCapture(crypto.randomUUID(), [...blobs.keys()]);
  const content: CaseContent = {
    type: 'plaint.case',
    version: 1,
    exportedAt: '2030-01-02T12:00:00.000Z',
    record,
    items: [sampleItem(record.id, { captureId: capture.id })],
    threads: [sampleThread(record.id)],
    rechecks: [],
    captures: [capture],
    blobs: Array.from(blobs, ([sha256, blob]) => ({
      sha256,
      sizeBytes: blob.size,
      mediaType: blob.type,
    })),
  };
  return { content, blobs };
}

async function seal(content: unknown, blobs: ReadonlyMap<string, Blob>): Promise<Blob> {
  const parts: BlobPart[] = [];
  const written = writeCaseArchive(content as CaseContent, async (sha256) => blobs.get(sha256));
  for await (const part of sealArchive(written, passphrase)) parts.push(part);
  return new Blob(parts);
}

async function open(file: Blob, words = passphrase) {
  const kept = new Map<string, Blob>();
  const content = await readCaseArchive(openArchive(file, words), async (sha256, blob) => {
    kept.set(sha256, blob);
  });
  return { content, kept };
}

async function changed(
  file: Blob,
  change: (bytes: Uint8Array<ArrayBuffer>) => void,
): Promise<Blob> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  change(bytes);
  return new Blob([bytes]);
}

describe('an archive of a case', () => {
  it('gives back every record and every byte', async () => {
    const { content, blobs } = await sample();
    const opened = await open(await seal(content, blobs));
    expect(opened.content).toEqual(content);
    for (const [sha256, blob] of blobs) {
      expect(await sha256HexOfBlob(opened.kept.get(sha256) ?? new Blob(['']))).toBe(sha256);
      expect(opened.kept.get(sha256)?.type).toBe(blob.type);
    }
  });

  it('shows nothing of itself without the passphrase', async () => {
    const { content, blobs } = await sample();
    const file = await seal(content, blobs);
    const bytes = Buffer.from(await file.arrayBuffer());
    expect(bytes.includes(Buffer.from('forum.example.org'))).toBe(false);
    await expect(open(file, 'another')).rejects.toMatchObject({ code: 'archive_locked' });
  });

  it('opens with the same passphrase typed in another form of Unicode', async () => {
    const { content, blobs } = await sample();
    const file = await seal(content, blobs);
    await expect(open(file, '灯笼 ｌａｎｔｅｒｎ fund')).resolves.toBeDefined();
  });

  it('a byte changed anywhere, a piece cut off, doubled or exchanged is found', async () => {
    const { content, blobs } = await sample();
    const file = await seal(content, blobs);
    const piece = 1024 * 1024 + 16;
    const head = 35;
    const late = await changed(file, (bytes) => {
      const at = bytes.length - 20;
      bytes[at] = (bytes[at] ?? 0) ^ 1;
    });
    await expect(open(late)).rejects.toMatchObject({ code: 'archive_damaged' });
    for (const size of [file.size - 1, head + 2 * piece, head + piece + 5]) {
      await expect(open(file.slice(0, size))).rejects.toMatchObject({ code: 'archive_damaged' });
    }
    const cut = (from: number, to: number) => file.slice(head + from * piece, head + to * piece);
    const exchanged = new Blob([file.slice(0, head), cut(0, 1), cut(2, 3), cut(1, 2), cut(3, 9)]);
    await expect(open(exchanged)).rejects.toMatchObject({ code: 'archive_damaged' });
    const doubled = new Blob([file, file.slice(head + 2 * piece)]);
    await expect(open(doubled)).rejects.toMatchObject({ code: 'archive_damaged' });
    await expect(open(file.slice(0, head))).rejects.toMatchObject({ code: 'archive_damaged' });
    const salted = await changed(file, (bytes) => {
      bytes[10] = (bytes[10] ?? 0) ^ 1;
    });
    await expect(open(salted)).rejects.toMatchObject({ code: 'archive_locked' });
  });

  it('says when it is none of ours, or of a newer version', async () => {
    const { content, blobs } = await sample();
    await expect(open(new Blob(['PK\u0003\u0004 something']))).rejects.toMatchObject({
      code: 'archive_foreign',
    });
    await expect(open(new Blob([]))).rejects.toMatchObject({ code: 'archive_foreign' });
    const file = await seal(content, blobs);
    const newer = await changed(file, (bytes) => {
      bytes[7] = 2;
    });
    await expect(open(newer)).rejects.toMatchObject({ code: 'archive_newer' });
    const later = await seal({ ...content, version: contentVersion + 1, unheardOf: true }, blobs);
    await expect(open(later)).rejects.toMatchObject({ code: 'archive_newer' });
  });

  it('bytes that are not what their hash says are refused', async () => {
    const { content, blobs } = await sample();
    const [sha256 = ''] = [...blobs.keys()].slice(1);
    const swapped = new Map([...blobs, [sha256, new Blob(['other'])] as const]);
    await expect(open(await seal(content, swapped))).rejects.toMatchObject({
      code: 'archive_damaged',
    });
  });

  it('a record of another shape is refused', async () => {
    const { content, blobs } = await sample();
    const hostile = { ...content, items: [{ ...content.items[0], evil: '<script>' }] };
    await expect(open(await seal(hostile, blobs))).rejects.toMatchObject({
      code: 'archive_damaged',
    });
  });
});
