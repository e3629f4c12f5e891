import { describe, expect, it } from 'vitest';
import { readBlob } from '../../../utils/evidence/blob-chunks.ts';
import { type Bytes, utf8 } from '../../../utils/evidence/bytes.ts';
import { sha256Hex } from '../../../utils/evidence/digest.ts';
import { createSigningPair } from '../../../utils/evidence/signature.ts';
import { defaultVerifyLimits } from '../../../utils/evidence/verify/limits.ts';
import { entryBody, readContainer } from '../../../utils/evidence/verify/read-container.ts';
import {
  type PointId,
  type Reason,
  type Verdict,
  VerdictBuilder,
} from '../../../utils/evidence/verify/verdict.ts';
import {
  type VerifyOptions,
  verifyPackage,
} from '../../../utils/evidence/verify/verify-package.ts';
import {
  dataPackageSchema,
  packageJson,
  signDataPackage,
} from '../../../utils/evidence/wacz/data-package.ts';
import { signManifest } from '../../../utils/evidence/wacz/manifest-signature.ts';
import { createPackageKey } from '../../../utils/evidence/wacz/package-key.ts';
import { packWacz } from '../../../utils/evidence/wacz/write-package.ts';
import { ZipWriter } from '../../../utils/evidence/wacz/zip-writer.ts';
import { packedAt, pageUrl, samplePackageInput, soonAfter } from './sample-package.ts';

type Files = Map<string, Bytes>;

const verify = (file: Blob, options: Partial<VerifyOptions> = {}): Promise<Verdict> =>
  verifyPackage(file, { now: soonAfter, ...options });

const reasons = (verdict: Verdict, id: PointId): Reason[] =>
  verdict.points.find((point) => point.id === id)?.findings.map(({ reason }) => reason) ?? [];

async function unpack(file: Blob): Promise<Files> {
  const container = await readContainer(file, defaultVerifyLimits, new VerdictBuilder());
  if (container === undefined) throw new TypeError('not a package');
  const files: Files = new Map();
  for (const entry of container.entries) {
    files.set(entry.name, await readBlob(entryBody(container, entry)));
  }
  return files;
}

async function zip(files: Iterable<readonly [string, Bytes]>): Promise<Blob> {
  const writer = new ZipWriter(new Date(packedAt));
  const parts: Bytes[] = [];
  for (const [name, bytes] of files) {
    for await (const chunk of writer.entry(name, [bytes])) parts.push(chunk);
  }
  return new Blob([...parts, writer.end()]);
}

const text = (files: Files, name: string): string => new TextDecoder().decode(files.get(name));

/** Lists and signs anew what was changed, with a key of the attacker's own. */
async function resign(files: Files): Promise<Blob> {
  const list = dataPackageSchema.parse(JSON.parse(text(files, 'datapackage.json')));
  const resources = list.resources.map(async (resource) => {
    const bytes = files.get(resource.path) ?? new Uint8Array();
    return { ...resource, bytes: bytes.length, hash: `sha256:${await sha256Hex(bytes)}` };
  });
  const dataPackage = packageJson({ ...list, resources: await Promise.all(resources) });
  files.set('datapackage.json', utf8(dataPackage));
  const digest = await signDataPackage(dataPackage, list, await createPackageKey());
  files.set('datapackage-digest.json', utf8(packageJson(digest)));
  return zip(files);
}

const sample = async (): Promise<Blob> => packWacz(await samplePackageInput());

describe('a hostile package', () => {
  it('that is no zip, empty, cut short or longer than it should be is refused', async () => {
    const file = await sample();
    const broken = [
      new Blob([]),
      new Blob(['not a zip at all, but long enough to hold an end record']),
      file.slice(0, file.size - 1),
      file.slice(0, file.size / 2),
      file.slice(1),
      new Blob([file, ' ']),
      new Blob(['#!/bin/sh\n', file]),
      new Blob([file, file]),
    ];
    for (const changed of broken) {
      const verdict = await verify(changed);
      expect(verdict.holds).toBe(false);
      expect(reasons(verdict, 'container')).not.toEqual([]);
    }
  });

  it('with names that lead elsewhere is refused before anything is read', async () => {
    const files = await unpack(await sample());
    const names = [
      '../../etc/passwd',
      '/etc/passwd',
      'archive/../x',
      'C:\\x',
      'a\\b',
      'archive/.x',
      'EVIDENCE/x',
      'evidence/\u202etxt.exe',
      'a//b',
      ' ',
    ];
    for (const name of names) {
      const verdict = await verify(await zip([...files, [name, utf8('x')]]));
      expect(reasons(verdict, 'container')).toEqual(['name']);
      expect(verdict.holds).toBe(false);
    }
  });

  it('with one name twice is refused', async () => {
    const files = [...(await unpack(await sample()))];
    const verdict = await verify(await zip([...files, ['datapackage.json', utf8('{}')]]));
    expect(reasons(verdict, 'container')).toEqual(['duplicate']);
  });

  it('with a file added, removed or moved names it', async () => {
    const files = [...(await unpack(await sample()))];
    const added = await verify(await zip([...files, ['evidence/more.json', utf8('{}')]]));
    expect(reasons(added, 'package-list')).toEqual(['foreign']);
    const without = files.filter(([name]) => name !== 'evidence/facts.json');
    expect(reasons(await verify(await zip(without)), 'package-list')).toEqual(['missing']);
    const moved = await verify(await zip(files.toReversed()));
    expect(reasons(moved, 'package-list')).toEqual(['order']);
  });

  it('with another page under a key of its own fails: the report’s key does not vouch for it', async () => {
    const files = await unpack(await sample());
    files.set(
      'pages/pages.jsonl',
      utf8(text(files, 'pages/pages.jsonl').replace('Thread', 'Dread')),
    );
    const verdict = await verify(await resign(files));
    expect(reasons(verdict, 'package-signature')).toEqual([]);
    expect(reasons(verdict, 'package-key')).toEqual(['key']);
    expect(verdict.holds).toBe(false);
  });

  it('whose manifest was exchanged along with its signer fails for what is archived', async () => {
    const input = await samplePackageInput();
    const files = await unpack(await packWacz(input));
    const manifest = { ...input.manifest, artefacts: input.manifest.artefacts.slice(1) };
    const signature = await signManifest(manifest, 'key', await createSigningPair());
    files.set('evidence/manifest.json', utf8(JSON.stringify(manifest)));
    files.set('evidence/manifest.sig.json', utf8(packageJson(signature)));
    const verdict = await verify(await resign(files));
    expect(reasons(verdict, 'artefacts')).toEqual(['other-page']);
    expect(reasons(verdict, 'manifest-signature')).toEqual(['spelling']);
  });

  it('that gives the page another address fails, even if the report’s key signs it anew', async () => {
    const input = await samplePackageInput();
    const page = { ...input.page, url: 'https://other.example.org/' };
    await expect(packWacz({ ...input, page })).rejects.toMatchObject({ code: 'invalid_input' });
    const files = await unpack(await packWacz(input));
    const list = text(files, 'datapackage.json').replace(pageUrl, page.url);
    files.set('datapackage.json', utf8(list));
    const verdict = await verify(await resign(files));
    expect(reasons(verdict, 'package-list')).toEqual(['other-page']);
  });

  it('whose records inflate beyond the limit in sum is stopped', async () => {
    const limits = { ...defaultVerifyLimits, maxInflatedBytes: 3_000 };
    const verdict = await verify(await sample(), { limits });
    expect(reasons(verdict, 'records')).toContain('inflates-too-far');
  });

  it('from the future says so', async () => {
    const verdict = await verify(await sample(), { now: new Date('2026-03-01T00:00:00.000Z') });
    expect(reasons(verdict, 'clock')).toContain('future');
    expect(verdict.holds).toBe(false);
  });

  it('of 2 GB is refused without reading it', async () => {
    const large = new Blob(Array.from({ length: 2048 }, () => oneMiB));
    const startedMs = performance.now();
    const verdict = await verify(large);
    expect(reasons(verdict, 'container')).toEqual(['too-large']);
    expect(performance.now() - startedMs).toBeLessThan(1000);
  });

  it('with metadata beyond the limits is refused', async () => {
    const limits = { ...defaultVerifyLimits, maxEntries: 5 };
    expect(reasons(await verify(await sample(), { limits }), 'container')).toEqual(['too-many']);
  });

  it('with JSON that is no JSON, deep or of another shape is refused, not crashed on', async () => {
    const values = ['', 'null', '[]', '{"a":1}', '['.repeat(100_000), '\ufeff{}', '\u0000'];
    const names = ['evidence/manifest.json', 'evidence/manifest.sig.json', 'indexes/index.cdx'];
    for (const name of names) {
      for (const value of values) {
        const files = await unpack(await sample());
        files.set(name, utf8(value));
        expect((await verify(await resign(files))).holds).toBe(false);
      }
    }
    for (const name of ['datapackage.json', 'datapackage-digest.json']) {
      for (const value of values) {
        const files = await unpack(await sample());
        files.set(name, utf8(value));
        expect((await verify(await zip(files))).holds).toBe(false);
      }
    }
  });

  it('stops when it is told to', async () => {
    await expect(verify(await sample(), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

const oneMiB = new Blob([new Uint8Array(1024 * 1024)]);
