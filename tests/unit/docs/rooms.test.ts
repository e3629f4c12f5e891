import { expect, it } from 'vitest';
import { buildRooms, directArrows, othersOf, readImports } from '../../drive/read-rooms.ts';
import { readTracked, trackedFiles } from './tracked-files.ts';

const rooms = buildRooms(trackedFiles, readTracked);
const [, page = ''] =
  /<!-- rooms -->(.*)<!-- \/rooms -->/s.exec(readTracked('docs/rooms.md')) ?? [];
const anew = 'run `npm run rooms`';

it('docs/rooms.md draws the arrows that are in the sources', () => {
  const plain = page.replace(/-site\["[^"]+"\]/g, '-site');
  const drawn = [...plain.matchAll(/^ {2}(\S+) --> (\S+)$/gm)].map(
    ([, from, to]) => `${from} → ${to}`,
  );
  const wanted = directArrows(rooms).map(([from, to]) => `${from} → ${to}`.replaceAll('/', '-'));
  expect(drawn.sort(), anew).toEqual(wanted.sort());
});

it('docs/rooms.md has a row for each room, with the rooms that it imports', () => {
  const rows = [...page.matchAll(/^\| ([\w/-]+) \| \d+ \| \d+ \| (.*) \|$/gm)];
  const named = rows.map(([, name, others = '']) => [name, others.match(/[a-z][\w/-]*/g) ?? []]);
  const wanted = rooms.map((room) => [room.name, othersOf(room).map(([other]) => other)]);
  const sorted = (list: unknown[][]) =>
    Object.fromEntries(list.map(([name, others]) => [name, [...(others as string[])].sort()]));
  expect(sorted(named), anew).toEqual(sorted(wanted));
});

it('imports are read in every form, each file once', () => {
  const text = [
    "import { a } from './a.ts';",
    "import type { A } from './a.ts';",
    "import {\n  b,\n  c,\n} from '../other/b.ts';",
    "export * from './d.ts';",
    "import './e.css';",
    "const f = await import('./f.ts');",
    "import { z } from 'zod';",
    "// told of './g.ts'",
  ].join('\n');
  const to = readImports('utils/room/here.ts', text).map((each) => each.to);
  const here = ['a.ts', 'd.ts', 'e.css', 'f.ts'].map((name) => `utils/room/${name}`);
  expect(to.sort()).toEqual(['utils/other/b.ts', ...here]);
});
