import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { buildRooms, directArrows, othersOf, type Room } from './read-rooms.ts';

/**
 * Draws the rooms and counts their imports into `docs/rooms.md`, between the two marks. `npm run rooms`, and
 * `npm run rooms -- FOLDER` to print the same of another checkout.
 */
const [folder] = process.argv.slice(2);
const root = folder ?? new URL('../../', import.meta.url).pathname;
const listing = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'],
  { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
);
const paths = listing.split('\n').filter((path) => path !== '' && existsSync(`${root}/${path}`));
const rooms = buildRooms(paths, (path) => readFileSync(`${root}/${path}`, 'utf8'));

/** Mermaid takes no slash in a name that stands without brackets. */
const idOf = (name: string) => (name.includes('/') ? `${name.replace('/', '-')}["${name}"]` : name);

function drawDiagram(): string {
  const arrows = directArrows(rooms).map(([from, to]) => `  ${idOf(from)} --> ${idOf(to)}`);
  return ['```mermaid', 'flowchart TB', ...arrows, '```'].join('\n');
}

function rowOf(room: Room): string {
  const others = othersOf(room).map(([other, count]) => `${other} ${count}`);
  const within = room.imports.get(room.name) ?? 0;
  return `| ${room.name} | ${room.modules} | ${within} | ${others.join(', ') || '–'} |`;
}

function writeTable(): string {
  const head = [
    '| room | files | imports within | imports of other rooms |',
    '| --- | --- | --- | --- |',
  ];
  return [...head, ...rooms.map(rowOf)].join('\n');
}

function sumUp(): string {
  const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0).toLocaleString('en');
  const files = sum(rooms.map(({ modules }) => modules));
  const all = sum(rooms.flatMap(({ imports }) => [...imports.values()]));
  const between = sum(rooms.flatMap((room) => othersOf(room).map(([, count]) => count)));
  return `${files} files, ${all} imports, ${between} of them between rooms.`;
}

const text = [drawDiagram(), sumUp(), writeTable()].join('\n\n');
if (folder === undefined) {
  const page = new URL('../../docs/rooms.md', import.meta.url);
  const marks = /(<!-- rooms -->\n).*(\n<!-- \/rooms -->)/s;
  const before = readFileSync(page, 'utf8');
  writeFileSync(
    page,
    before.replace(marks, (_, start: string, end: string) => `${start}${text}${end}`),
  );
} else process.stdout.write(`${text}\n`);
