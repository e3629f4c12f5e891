import { sha256Hex } from '../evidence/digest.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { erasePackGaps, type PackSlice } from './packs.ts';
import type { StoredBlob } from './schema.ts';

type Piece = StoredBlob & { readonly parts: readonly string[]; readonly stretch?: PackSlice };
type PackedPiece = Piece & { readonly stretch: PackSlice };

/** A pack with less in it than was put there. */
interface HoledPack {
  readonly sha256: string;
  readonly pieces: readonly PackedPiece[];
}

/**
 * Takes out of every pack the texts that nothing refers to any more: what was deleted is not kept by its
 * neighbours. The bytes of one pack at a time are held.
 */
export async function eraseUnreferenced(db: PlaintDb): Promise<void> {
  for (const pack of await findHoled(db)) await eraseIn(db, pack);
}

async function findHoled(db: PlaintDb): Promise<HoledPack[]> {
  const piecesOf = new Map<string, PackedPiece[]>();
  const counts = new Map<string, number>();
  await db.use(async (connection) => {
    for await (const { value } of connection.transaction('blobs').store) {
      if (isPacked(value)) {
        const [pack = ''] = value.parts;
        const pieces = piecesOf.get(pack);
        if (pieces === undefined) piecesOf.set(pack, [value]);
        else pieces.push(value);
      } else if ('bytes' in value && value.pieces !== undefined) {
        counts.set(value.sha256, value.pieces);
      }
    }
  });
  // One that nothing refers to is garbage as a whole.
  return Array.from(piecesOf, ([sha256, pieces]) => ({ sha256, pieces })).filter(
    ({ sha256, pieces }) => pieces.length < (counts.get(sha256) ?? 0),
  );
}

function isPacked(value: StoredBlob): value is PackedPiece {
  return 'parts' in value && value.stretch !== undefined;
}

async function eraseIn(db: PlaintDb, { sha256: old, pieces }: HoledPack): Promise<void> {
  const stored = await db.use((connection) => connection.get('blobs', old));
  if (stored === undefined || !('bytes' in stored)) return;
  const blanked = await erasePackGaps(
    stored.bytes,
    pieces.map(({ stretch: slice }) => slice),
  );
  const sha256 = await sha256Hex(blanked);
  await db.use(async (connection) => {
    const transaction = connection.transaction('blobs', 'readwrite', { durability: 'strict' });
    const { store } = transaction;
    const current = await Promise.all(pieces.map((piece) => store.get(piece.sha256)));
    const there = current.filter((piece) => piece !== undefined).filter(isPacked);
    // Stored anew meanwhile, or deleted: the next time sees it.
    if (there.length < pieces.length || there.some(({ parts }) => parts[0] !== old)) return;
    const savedAtMs = Math.max(...there.map((piece) => piece.savedAtMs));
    await Promise.all([
      store.put({ sha256, savedAtMs, bytes: blanked, pieces: there.length }),
      ...there.map((piece) => store.put({ ...piece, parts: [sha256] })),
      store.delete(old),
      transaction.done,
    ]);
  });
}
