import { describe, expect, it } from 'vitest';
import { type Bytes, fromHex, toHex } from '../../../utils/evidence/bytes.ts';
import {
  appendLeaf,
  consistencyPath,
  inclusionPath,
  leafHash,
  type ReadSubtrees,
  rootHash,
  verifyConsistency,
  verifyInclusion,
} from '../../../utils/evidence/merkle.ts';

/** The reference inputs, roots and proofs of the Certificate Transparency project's own tests. */
const entries = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const inclusion: [index: number, size: number, path: string[]][] = [
  [0, 1, []],
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    1,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];
const consistency: [from: number, to: number, path: string[]][] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];

interface GrownTree {
  readonly leaves: readonly Bytes[];
  readonly roots: readonly Bytes[];
  readonly paths: readonly (readonly Bytes[])[];
  readonly read: ReadSubtrees;
}

async function grow(contents: readonly Bytes[]): Promise<GrownTree> {
  const nodes = new Map<string, Bytes>();
  const [leaves, grownRoots, paths]: [Bytes[], Bytes[], (readonly Bytes[])[]] = [[], [], []];
  let frontier: readonly Bytes[] = [];
  for (const [size, content] of contents.entries()) {
    const leaf = await leafHash(content);
    const appended = await appendLeaf(frontier, size, leaf);
    frontier = appended.frontier;
    for (const node of appended.completed) nodes.set(`${node.level}/${node.index}`, node.hash);
    leaves.push(leaf);
    grownRoots.push(appended.rootHash);
    paths.push(appended.inclusionPath);
  }
  const read: ReadSubtrees = async (wanted) =>
    wanted.map(({ level, index }) => {
      const hash = nodes.get(`${level}/${index}`);
      if (hash === undefined) throw new Error(`no node ${level}/${index}`);
      return hash;
    });
  return { leaves, roots: grownRoots, paths, read };
}

const reference = await grow(entries.map(fromHex));
const large = await grow(Array.from({ length: 35 }, (_, index) => Uint8Array.of(index)));

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`nothing at ${index}`);
  return item;
}

function flipped(bytes: Bytes): Bytes {
  const copy = bytes.slice();
  copy[0] = (copy[0] ?? 0) ^ 1;
  return copy;
}

describe('the reference vectors', () => {
  it('give every root, from stored subtrees and by appending', async () => {
    for (const [size, expected] of roots.entries()) {
      expect(toHex(await rootHash(size, reference.read))).toBe(expected);
      if (size > 0) expect(toHex(at(reference.roots, size - 1))).toBe(expected);
    }
  });

  it.each(inclusion)('inclusion of leaf %i in %i', async (index, size, expected) => {
    const path = await inclusionPath(index, size, reference.read);
    expect(path.map(toHex)).toEqual(expected);
  });

  it.each(consistency)('consistency from %i to %i', async (from, to, expected) => {
    const path = await consistencyPath(from, to, reference.read);
    expect(path.map(toHex)).toEqual(expected);
  });
});

describe('proofs', () => {
  it('the path given at appending is the inclusion path in the tree just made', async () => {
    for (const [index, path] of large.paths.entries()) {
      expect(path).toEqual(await inclusionPath(index, index + 1, large.read));
    }
  });

  it('every inclusion proof holds, and only for its own leaf, index and root', async () => {
    for (let size = 1; size <= large.leaves.length; size += 1) {
      const root = at(large.roots, size - 1);
      for (let index = 0; index < size; index += 1) {
        const path = await inclusionPath(index, size, large.read);
        const proof = { leaf: at(large.leaves, index), index, size, path, rootHash: root };
        expect(await verifyInclusion(proof)).toBe(true);
        expect(await verifyInclusion({ ...proof, leaf: flipped(proof.leaf) })).toBe(false);
        expect(await verifyInclusion({ ...proof, rootHash: flipped(root) })).toBe(false);
        expect(await verifyInclusion({ ...proof, path: [...path, root] })).toBe(false);
        if (path.length > 0)
          expect(await verifyInclusion({ ...proof, path: path.slice(1) })).toBe(false);
      }
    }
  });

  it('every consistency proof holds, and none after a rewrite', async () => {
    for (let to = 1; to <= large.roots.length; to += 1) {
      for (let from = 1; from <= to; from += 1) {
        const path = await consistencyPath(from, to, large.read);
        const fromRootHash = at(large.roots, from - 1);
        const proof = { from, to, path, fromRootHash, toRootHash: at(large.roots, to - 1) };
        expect(await verifyConsistency(proof)).toBe(true);
        expect(await verifyConsistency({ ...proof, fromRootHash: flipped(fromRootHash) })).toBe(
          false,
        );
        expect(await verifyConsistency({ ...proof, path: [...path, fromRootHash] })).toBe(false);
        if (path.length > 0)
          expect(await verifyConsistency({ ...proof, path: path.slice(0, -1) })).toBe(false);
      }
    }
  });

  it('a tree never shrinks, and an index outside of it has no proof', async () => {
    const empty = { path: [], fromRootHash: at(large.roots, 4), toRootHash: at(large.roots, 3) };
    expect(await verifyConsistency({ ...empty, from: 5, to: 4 })).toBe(false);
    await expect(consistencyPath(5, 4, large.read)).rejects.toThrow(RangeError);
    await expect(inclusionPath(4, 4, large.read)).rejects.toThrow(RangeError);
  });
});
