/**
 * A TrueType font for tests, made on the spot: every ASCII letter is one box, and as wide as asked, so that
 * a width tells which font was used. Only the tables that browsers insist on.
 */
export function buildBoxFont(advance: number): Buffer {
  const tables: readonly (readonly [string, Buffer])[] = [
    ['OS/2', os2(advance)],
    ['cmap', cmap()],
    ['glyf', box(advance)],
    ['head', head()],
    ['hhea', words(1, 0, 800, -200, 0, advance, 0, 0, advance, 1, 0, 0, 0, 0, 0, 0, 0, 2)],
    ['hmtx', words(advance, 0, advance, 0)],
    ['loca', words(0, 0, box(advance).length / 2)],
    ['maxp', words(1, 0, 2, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)],
    ['name', words(0, 0, 6)],
    ['post', Buffer.concat([words(3, 0, 0, 0, 0, 0, 0, 0), Buffer.alloc(16)])],
  ];
  const directory: Buffer[] = [words(1, 0, tables.length, 128, 3, tables.length * 16 - 128)];
  const bodies: Buffer[] = [];
  let offset = 12 + 16 * tables.length;
  for (const [tag, table] of tables) {
    const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
    const entry = Buffer.alloc(16);
    entry.write(tag, 0, 'latin1');
    entry.writeUInt32BE(checksum(padded), 4);
    entry.writeUInt32BE(offset, 8);
    entry.writeUInt32BE(table.length, 12);
    directory.push(entry);
    bodies.push(padded);
    offset += padded.length;
  }
  return Buffer.concat([...directory, ...bodies]);
}

/** 16-bit big-endian words. */
function words(...values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 2);
  for (const [i, value] of values.entries()) buffer.writeUInt16BE(value & 0xffff, i * 2);
  return buffer;
}

function checksum(table: Buffer): number {
  let sum = 0;
  for (let i = 0; i < table.length; i += 4) sum = (sum + table.readUInt32BE(i)) >>> 0;
  return sum;
}

/** Format 4, one segment: U+0041 to U+007A all mean glyph 1, by way of the glyph array. */
function cmap(): Buffer {
  const count = 0x7a - 0x41 + 1;
  const glyphs = Array.from({ length: count }, () => 1);
  const length = 16 + 16 + count * 2;
  const body = [4, length, 0, 4, 4, 1, 0, 0x7a, 0xffff, 0, 0x41, 0xffff, 0, 1, 4, 0, ...glyphs];
  return Buffer.concat([words(0, 1, 3, 1, 0, 12), words(...body)]);
}

function box(advance: number): Buffer {
  const header = words(1, 0, 0, advance, 700, 3, 0);
  const flags = Buffer.from([1, 1, 1, 1]);
  const points = words(0, 0, advance, 0, 0, 700, 0, -700);
  return Buffer.concat([header, flags, points]);
}

function head(): Buffer {
  return Buffer.concat([
    words(1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0, 1000),
    Buffer.alloc(16),
    words(0, 0, 1000, 700, 0, 8, 2, 0, 0),
  ]);
}

function os2(advance: number): Buffer {
  return Buffer.concat([
    words(4, advance, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 250, 0),
    Buffer.alloc(10),
    words(0, 1, 0, 0, 0, 0, 0, 0),
    Buffer.from('TEST'),
    words(64, 0x41, 0x7a, 800, -200, 0, 800, 200, 0, 1, 0, 0, 500, 700, 0, 32, 1),
  ]);
}
