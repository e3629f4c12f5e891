import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../utils/evidence/canonical.ts';
import { sha256Hex } from '../../../utils/evidence/digest.ts';
import {
  commitTo,
  manifestDigest,
  partCommitment,
  readCanonical,
  type SeededManifest,
} from '../../../utils/evidence/manifest-head.ts';
import { evidenceManifestSchema } from '../../../utils/protocol/evidence.ts';
import { samplePackageInput } from './sample-package.ts';

const seed = 'B'.repeat(43);
const { manifest } = await samplePackageInput();
const seeded: SeededManifest = { ...manifest, type: 'plaint.evidence/2', seed };

describe('what a manifest goes by', () => {
  it('is the digest of all of it, where it has no head', async () => {
    expect(await manifestDigest(manifest)).toBe(await sha256Hex(canonicalJson(manifest)));
  });

  it('changes with every part, the address, the times and the seed', async () => {
    const [first, ...others] = seeded.artefacts;
    if (first === undefined) throw new TypeError('no artefact');
    const changed: SeededManifest[] = [
      { ...seeded, artefacts: [{ ...first, sizeBytes: first.sizeBytes + 1 }, ...others] },
      { ...seeded, artefacts: [...others, first] },
      { ...seeded, artefacts: others },
      { ...seeded, url: `${seeded.url}#` },
      { ...seeded, capturedAt: '2026-03-04T05:06:07.891Z' },
      { ...seeded, seed: 'C'.repeat(43) },
      { ...seeded, reportId: '21111111-2222-4333-8444-555555555555' },
    ];
    const digests = await Promise.all([seeded, ...changed].map((each) => manifestDigest(each)));
    expect(new Set(digests).size).toBe(changed.length + 1);
  });

  it('commits to each part with a salt of its own, and in another report with another', () => {
    const parts = seeded.artefacts.map((part) => commitTo(seeded, part));
    const elsewhere = { ...seeded, reportId: '21111111-2222-4333-8444-555555555555' };
    const other = seeded.artefacts.map((part) => commitTo(elsewhere, part));
    const salts = [...parts, ...other].map(({ salt }) => salt);
    expect(new Set(salts).size).toBe(2 * seeded.artefacts.length);
    for (const [place, { salt, commitment }] of parts.entries()) {
      const artefact = seeded.artefacts[place];
      if (artefact === undefined) throw new TypeError('no artefact');
      expect(partCommitment(salt, artefact)).toBe(commitment);
    }
  });

  it('is read of the canonical form alone, with that of each part', async () => {
    const text = canonicalJson(seeded);
    const canonical = readCanonical(seeded, text);
    expect(canonical?.parts).toEqual(seeded.artefacts.map((part) => canonicalJson(part)));
    expect(await manifestDigest(seeded, canonical)).toBe(await manifestDigest(seeded));
    const none = { ...seeded, artefacts: [] };
    expect(readCanonical(none, canonicalJson(none))?.parts).toEqual([]);
    expect(readCanonical(none, text)).toBeUndefined();
    expect(readCanonical(seeded, canonicalJson(none))).toBeUndefined();
  });

  it('is not read where a single character is more, less or another', () => {
    const text = canonicalJson(seeded);
    for (let at = 0; at <= text.length; at++) {
      const [before, behind] = [text.slice(0, at), text.slice(at)];
      for (const other of [
        `${before} ${behind}`,
        before + behind.slice(1),
        `${before}}${behind.slice(1)}`,
      ])
        if (other !== text) expect(readCanonical(seeded, other)).toBeUndefined();
    }
  });

  it('is of version 2 exactly where it has a seed', () => {
    const { seed: _, ...seedless } = seeded;
    expect(evidenceManifestSchema.safeParse(seeded).success).toBe(true);
    expect(evidenceManifestSchema.safeParse(manifest).success).toBe(true);
    expect(evidenceManifestSchema.safeParse(seedless).success).toBe(false);
    expect(evidenceManifestSchema.safeParse({ ...manifest, seed }).success).toBe(false);
  });
});
