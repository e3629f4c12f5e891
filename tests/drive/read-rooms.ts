import { posix } from 'node:path';

/** One import of one file by another, both as `utils/result.ts`. */
export interface Import {
  readonly from: string;
  readonly to: string;
}

export interface Room {
  readonly name: string;
  readonly modules: number;
  /** How often files of this room import files of another, by the other's name. */
  readonly imports: ReadonlyMap<string, number>;
}

/** `utils/faults/` and the files beside the rooms, which every room may import. */
const shared = 'shared';

/**
 * The room of a file that is shipped: a folder of `utils`, or a folder at the top; the two sites stand alone.
 */
function roomOf(path: string): string | undefined {
  const [top = '', folder = '', ...rest] = path.split('/');
  if (top === 'utils') return rest.length === 0 || folder === 'faults' ? shared : folder;
  if (top === 'server')
    return rest.length > 0 && /^(desk-)?site$/.test(folder) ? `server/${folder}` : top;
  return top === 'components' || top === 'entrypoints' ? top : undefined;
}

const specifier =
  /^(?:import|export)\s[^'"`;]*?from\s+'(\.[^']+)'|^import\s+'(\.[^']+)'|\bimport\(\s*'(\.[^']+)'\s*\)/gm;

/** What one source imports of the repository: types, re-exports and lazy imports as well. */
export function readImports(from: string, text: string): Import[] {
  const folder = posix.dirname(from);
  const named = [...text.matchAll(specifier)].map(([, a, b, c]) => a ?? b ?? c ?? '');
  return [...new Set(named.map((path) => posix.join(folder, path)))].map((to) => ({ from, to }));
}

/** The rooms of sources, in the order in which they build on each other: the lowest first. */
export function buildRooms(
  paths: readonly string[],
  read: (path: string) => string,
): readonly Room[] {
  const rooms = new Map<string, { modules: number; imports: Map<string, number> }>();
  for (const path of paths) {
    const name = roomOf(path);
    if (name === undefined || !/\.(ts|tsx)$/.test(path)) continue;
    const room = rooms.get(name) ?? { modules: 0, imports: new Map() };
    rooms.set(name, room);
    room.modules++;
    for (const { to } of readImports(path, read(path))) {
      const other = roomOf(to);
      if (other === undefined || !/\.(ts|tsx)$/.test(to)) continue;
      room.imports.set(other, (room.imports.get(other) ?? 0) + 1);
    }
  }
  const all = [...rooms].map(([name, room]) => ({ name, ...room }));
  const depths = depthsOf(all);
  const depth = ({ name }: Room) => depths.get(name) ?? 0;
  return all.toSorted((a, b) => depth(a) - depth(b) || (a.name < b.name ? -1 : 1));
}

/** What a room imports of other rooms, most often first; without what all of them may import. */
export function othersOf({ name, imports }: Room): readonly (readonly [string, number])[] {
  const others = [...imports].filter(([other]) => other !== name && other !== shared);
  return others.toSorted(([a, most], [b, many]) => many - most || (a < b ? -1 : 1));
}

/** How many rooms stand below each: the longest way down. */
function depthsOf(rooms: readonly Room[]): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  const depthOf = (name: string): number => {
    const known = depths.get(name);
    if (known !== undefined) return known;
    depths.set(name, 0);
    const room = rooms.find((each) => each.name === name);
    const below = room === undefined ? [] : othersOf(room).map(([other]) => depthOf(other) + 1);
    const depth = Math.max(0, ...below);
    depths.set(name, depth);
    return depth;
  };
  for (const { name } of rooms) depthOf(name);
  return depths;
}

/** The arrows between rooms without those that follow from others: a → c where a → b → c. */
export function directArrows(rooms: readonly Room[]): readonly (readonly [string, string])[] {
  const below = new Map(rooms.map((room) => [room.name, othersOf(room).map(([other]) => other)]));
  const reaches = (from: string, to: string): boolean =>
    (below.get(from) ?? []).some((next) => next === to || reaches(next, to));
  return rooms.flatMap(({ name }) => {
    const others = below.get(name) ?? [];
    const direct = others.filter(
      (other) => !others.some((via) => via !== other && reaches(via, other)),
    );
    return direct.map((other) => [name, other] as const);
  });
}
