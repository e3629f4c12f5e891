import { type Bytes, concatBytes } from './bytes.ts';
import { sha256 } from './digest.ts';

/**
 * The Merkle tree of RFC 9162 §2.1 over SHA-256. Nothing here holds a tree: callers keep the hashes of
 * complete subtrees and pass a way to read them, so a proof costs O(log n) reads at any size.
 */

/** SHA-256; an endpoint passes a synchronous one. */
export type Hash = (data: Bytes) => Promise<Bytes> | Bytes;

/** The complete subtree over the 2^level leaves that start at `index`·2^level. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** Reads the hashes of complete subtrees, in the order asked. */
export type ReadSubtrees = (wanted: readonly Subtree[]) => Promise<readonly Bytes[]>;

/** What is added when a leaf is appended, and what its receipt needs. */
export interface AppendedLeaf {
  /** Hashes of the complete subtrees that cover the tree, largest first. */
  readonly frontier: readonly Bytes[];
  readonly completed: readonly (Subtree & { readonly hash: Bytes })[];
  readonly rootHash: Bytes;
  readonly inclusionPath: readonly Bytes[];
}

type Range = readonly [start: number, end: number];

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

export async function leafHash(entry: Bytes, hash: Hash = sha256): Promise<Bytes> {
  return hash(concatBytes([leafPrefix, entry]));
}

async function nodeHash(left: Bytes, right: Bytes, hash: Hash): Promise<Bytes> {
  return hash(concatBytes([nodePrefix, left, right]));
}

/** The largest power of two smaller than `count`; `count` is at least 2. */
function splitPoint(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

/** The complete subtrees that make up a range of leaves, left to right. */
function subtreesOf([start, end]: Range): Subtree[] {
  const subtrees: Subtree[] = [];
  let from = start;
  while (from < end) {
    const count = end - from;
    const power = count === 1 ? 1 : splitPoint(count);
    const width = power * 2 === count ? count : power;
    subtrees.push({ level: Math.log2(width), index: from / width });
    from += width;
  }
  return subtrees;
}

/** MTH of adjacent subtrees, given left to right. */
async function foldRight(hashes: readonly Bytes[], hash: Hash): Promise<Bytes> {
  const last = hashes.at(-1);
  if (last === undefined) return hash(new Uint8Array(0));
  let folded = last;
  for (const left of hashes.slice(0, -1).reverse()) folded = await nodeHash(left, folded, hash);
  return folded;
}

async function hashRanges(
  ranges: readonly Range[],
  read: ReadSubtrees,
  hash: Hash,
): Promise<Bytes[]> {
  const parts = ranges.map(subtreesOf);
  const hashes = await read(parts.flat());
  const folded: Bytes[] = [];
  let next = 0;
  for (const part of parts) {
    folded.push(await foldRight(hashes.slice(next, next + part.length), hash));
    next += part.length;
  }
  return folded;
}

/** MTH(D[size]), RFC 9162 §2.1.1; the hash of nothing for an empty tree. */
export async function rootHash(
  size: number,
  read: ReadSubtrees,
  hash: Hash = sha256,
): Promise<Bytes> {
  const [root] = await hashRanges([[0, size]], read, hash);
  return root ?? hash(new Uint8Array(0));
}

/** PATH(index, D[size]), RFC 9162 §2.1.3.1. Throws RangeError unless 0 ≤ index < size. */
export async function inclusionPath(
  index: number,
  size: number,
  read: ReadSubtrees,
  hash: Hash = sha256,
): Promise<Bytes[]> {
  if (index < 0 || index >= size) throw new RangeError('no such leaf');
  const ranges: Range[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitPoint(end - start);
    if (index < middle) {
      ranges.unshift([middle, end]);
      end = middle;
    } else {
      ranges.unshift([start, middle]);
      start = middle;
    }
  }
  return hashRanges(ranges, read, hash);
}

/** PROOF(from, D[to]), RFC 9162 §2.1.4.1; empty for `from` = 0. Throws RangeError unless 0 ≤ from ≤ to. */
export async function consistencyPath(
  from: number,
  to: number,
  read: ReadSubtrees,
  hash: Hash = sha256,
): Promise<Bytes[]> {
  if (from < 0 || from > to) throw new RangeError('no such tree');
  if (from === 0) return [];
  const ranges: Range[] = [];
  let [start, end] = [0, to];
  while (end !== from) {
    const middle = start + splitPoint(end - start);
    if (from <= middle) {
      ranges.unshift([middle, end]);
      end = middle;
    } else {
      ranges.unshift([start, middle]);
      start = middle;
    }
  }
  if (start > 0) ranges.unshift([start, end]);
  return hashRanges(ranges, read, hash);
}

/** Appends one leaf hash to a tree of `size` leaves, known by its frontier. */
export async function appendLeaf(
  frontier: readonly Bytes[],
  size: number,
  leaf: Bytes,
  hash: Hash = sha256,
): Promise<AppendedLeaf> {
  const peaks = [...frontier];
  const completed = [{ level: 0, index: size, hash: leaf }];
  let top = { level: 0, index: size, hash: leaf };
  while (top.index % 2 === 1) {
    const left = peaks.pop();
    if (left === undefined) throw new RangeError('the frontier does not fit the size');
    const joined = await nodeHash(left, top.hash, hash);
    top = { level: top.level + 1, index: (top.index - 1) / 2, hash: joined };
    completed.push(top);
  }
  peaks.push(top.hash);
  return {
    frontier: peaks,
    completed,
    rootHash: await foldRight(peaks, hash),
    inclusionPath: [...frontier].reverse(),
  };
}

function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

const half = (count: number): number => Math.floor(count / 2);
const isOdd = (count: number): boolean => count % 2 === 1;

/** Whether a leaf is in the tree that has this root (RFC 9162 §2.1.3.2). */
export async function verifyInclusion(
  proof: {
    readonly leaf: Bytes;
    readonly index: number;
    readonly size: number;
    readonly path: readonly Bytes[];
    readonly rootHash: Bytes;
  },
  hash: Hash = sha256,
): Promise<boolean> {
  if (proof.index >= proof.size) return false;
  let [position, last, computed] = [proof.index, proof.size - 1, proof.leaf];
  for (const sibling of proof.path) {
    if (last === 0) return false;
    if (isOdd(position) || position === last) {
      computed = await nodeHash(sibling, computed, hash);
      while (!isOdd(position) && position !== 0) [position, last] = [half(position), half(last)];
    } else {
      computed = await nodeHash(computed, sibling, hash);
    }
    [position, last] = [half(position), half(last)];
  }
  return last === 0 && equalBytes(computed, proof.rootHash);
}

interface ConsistencyProof {
  readonly from: number;
  readonly to: number;
  readonly fromRootHash: Bytes;
  readonly toRootHash: Bytes;
  readonly path: readonly Bytes[];
}

/**
 * Whether one tree continues another, by their roots (RFC 9162 §2.1.4.2). Every tree is consistent with the
 * empty one.
 */
export async function verifyConsistency(
  proof: ConsistencyProof,
  hash: Hash = sha256,
): Promise<boolean> {
  const { from, to, path } = proof;
  if (from > to) return false;
  if (from === 0) return path.length === 0;
  if (from === to) return path.length === 0 && equalBytes(proof.fromRootHash, proof.toRootHash);
  const isWhole = Number.isInteger(Math.log2(from));
  const [first, ...rest] = isWhole ? [proof.fromRootHash, ...path] : path;
  if (first === undefined || path.length === 0) return false;
  return foldConsistency(proof, first, rest, hash);
}

async function foldConsistency(
  proof: ConsistencyProof,
  first: Bytes,
  rest: readonly Bytes[],
  hash: Hash,
): Promise<boolean> {
  let [position, last] = [proof.from - 1, proof.to - 1];
  while (isOdd(position)) [position, last] = [half(position), half(last)];
  let [older, newer] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (isOdd(position) || position === last) {
      older = await nodeHash(sibling, older, hash);
      newer = await nodeHash(sibling, newer, hash);
      while (!isOdd(position) && position !== 0) [position, last] = [half(position), half(last)];
    } else {
      newer = await nodeHash(newer, sibling, hash);
    }
    [position, last] = [half(position), half(last)];
  }
  return last === 0 && equalBytes(older, proof.fromRootHash) && equalBytes(newer, proof.toRootHash);
}
