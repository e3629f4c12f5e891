import type { Bytes } from '../evidence/bytes.ts';
import { sha256Hex } from '../evidence/digest.ts';
import type { PlaintDb } from './open-plaint-db.ts';
import { blankPack, type Stretch } from './packs.ts';
import type { StoredBlob } from './schema.ts';

type Piece = StoredBlob & { readonly parts: readonly string[]; readonly stretch?: Stretch };
type PackedPiece = Piece & { readonly stretch: Stretch };

interface Pack {
  readonly sha256: string;
  readonly bytes: Bytes;
  readonly pieces: readonly PackedPiece[];
}

/** Takes out of every pack the texts that nothing refers to any more: what was deleted is not kept by its neighbours. */
export async function blankPacks(db: PlaintDb): Promise<void> {
  for (const pack of await findHoled(db)) await blankOne(db, pack);
}

async function findHoled(db: PlaintDb): Promise<Pack[]> {
  const piecesOf = new Map<string, PackedPiece[]>();
  const packs: { sha256: string; bytes: Bytes; count: number }[] = [];
  await db.use(async (connection) => {
    for await (const { value } of connection.transaction('blobs').store) {
      if (isPacked(value)) {
        const pack = value.parts[0] ?? '';
        piecesOf.set(pack, [...(piecesOf.get(pack) ?? []), value]);
      } else if ('bytes' in value && value.pieces !== undefined) {
        packs.push({ sha256: value.sha256, bytes: value.bytes, count: value.pieces });
      }
    }
  });
  return packs.flatMap(({ sha256, bytes, count }) => {
    const pieces = piecesOf.get(sha256) ?? [];
    // One that nothing refers to is garbage as a whole.
    return pieces.length > 0 && pieces.length < count ? [{ sha256, bytes, pieces }] : [];
  });
}

function isPacked(value: StoredBlob): value is PackedPiece {
  return 'parts' in value && value.stretch !== undefined;
}

async function blankOne(db: PlaintDb, { sha256: old, bytes, pieces }: Pack): Promise<void> {
  const blanked = await blankPack(
    bytes,
    pieces.map(({ stretch }) => stretch),
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
