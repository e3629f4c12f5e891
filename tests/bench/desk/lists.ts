import { openDatabase } from '../../../server/db/database.ts';
import { queueSchema } from '../../../utils/casework/wire.ts';
import { signedDescriptorSchema } from '../../../utils/protocol/descriptor.ts';
import { mediaTypes, paths } from '../../../utils/protocol/wire.ts';
import {
  createHome,
  type EndpointHome,
  type EndpointProcess,
} from '../../contract/endpoint-process.ts';
import { authorize, enrolIn, type TestHandler } from '../../contract/handler.ts';
import { writeManyCases } from '../../contract/many-cases.ts';

/** Every way to look at the queue that the desk has, and the counters beside it. */
const lists = {
  'all that is open': '',
  'one lane': 'lane=ordinary',
  'a small lane': 'lane=urgent',
  'new ones': 'state=received',
  'one state': 'state=assessed',
  'closed ones': 'state=closed',
  'my own': 'owner=me',
  'nobody’s': 'owner=none',
  overdue: 'due=overdue',
  complaints: 'due=complaint',
  'appeals, of which there are none': 'due=appeal',
  'a lane’s state': 'lane=urgent&state=needs-more',
  'my own of a lane': 'lane=urgent&owner=me',
  'my own of a state': 'state=assessed&owner=me',
  'a lane’s overdue': 'lane=urgent&due=overdue',
} as const;

export interface Desk {
  readonly home: EndpointHome;
  readonly server: EndpointProcess;
  readonly handlers: readonly TestHandler[];
  readonly endpoint: Parameters<typeof authorize>[0];
  readonly close: () => Promise<void>;
}

/** An endpoint as a process of its own with so many cases, and a team. */
export async function openDeskOf(cases: number, team: number): Promise<Desk> {
  const home = await createHome();
  const server = await home.start({ PLAINT_UPLOAD_BYTES_PER_MINUTE: '0' });
  const config = { dataDir: home.dataDir, databaseUrl: undefined };
  const handlers: TestHandler[] = [];
  for (let each = 0; each < team; each += 1) handlers.push(await enrolIn(config, ['reviewer']));
  const db = await openDatabase(config, (cause) => {
    throw cause;
  });
  await writeManyCases(db, { count: cases, handlers: Math.max(team, 20), newest: new Date() });
  await db.destroy();
  const answer = await fetch(server.url + paths.descriptor, {
    headers: { Accept: mediaTypes.descriptor },
  });
  const endpoint = { descriptor: signedDescriptorSchema.parse(await answer.json()) };
  const close = async () => {
    await server.end('SIGTERM');
    await home.remove();
  };
  return { home, server, handlers, endpoint, close };
}

/**
 * One question of a handler, signed beforehand; resolves to how long its whole answer took, and to its text.
 */
export async function ask(
  { server, endpoint }: Desk,
  handler: TestHandler,
  path: string,
): Promise<{ readonly ms: number; readonly text: string }> {
  const authorization = await authorize(endpoint, handler, { method: 'GET', path });
  const startedMs = performance.now();
  const answer = await fetch(server.url + path, { headers: { Authorization: authorization } });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return { ms: performance.now() - startedMs, text };
}

export interface ListTimes {
  readonly name: string;
  /** Of each desk given, in its order; milliseconds, ascending. */
  readonly timesMs: readonly (readonly number[])[];
}

/** Every list and its second page, of each desk in turn, so that a busy moment is one for all of them. */
export async function measureLists(desks: readonly Desk[], rounds: number): Promise<ListTimes[]> {
  const asked = await Promise.all(desks.map(listPaths));
  const names = Object.keys(asked[0] ?? {});
  const times = names.map((name) => ({ name, timesMs: desks.map((): number[] => []) }));
  for (let round = -warmUps; round < rounds; round += 1)
    for (const { name, timesMs } of times)
      for (const [place, desk] of desks.entries()) {
        const [handler] = desk.handlers;
        const path = asked[place]?.[name];
        if (handler === undefined || path === undefined) continue;
        const { ms } = await ask(desk, handler, path);
        if (round >= 0) timesMs[place]?.push(ms);
      }
  for (const { timesMs } of times) for (const each of timesMs) each.sort((a, b) => a - b);
  return times;
}

const warmUps = 10;

async function listPaths(desk: Desk): Promise<Record<string, string>> {
  const found: Record<string, string> = { counters: paths.deskCounts };
  const [handler] = desk.handlers;
  if (handler === undefined) throw new RangeError('nobody to ask');
  for (const [name, query] of Object.entries(lists)) {
    const path = query === '' ? paths.deskCases : `${paths.deskCases}?${query}`;
    found[name] = path;
    const { next } = queueSchema.parse(JSON.parse((await ask(desk, handler, path)).text));
    if (next !== undefined)
      found[`${name}, further on`] = `${path}${query === '' ? '?' : '&'}after=${next}`;
  }
  return found;
}
