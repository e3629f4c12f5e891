import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { faultOfHosts, type HostFiles, planDeskHosts, writeHeaderLines } from '../desk-files.ts';
import { readBuild } from '../desk-server.ts';

const usage = `npm run desk-files -- --desk https://desk.example.org --snapshots https://frozen.example.net --out DIR
    [--endpoint https://reports.example.org]

Writes the desk as plain files for two hosts, from this release's own build: DIR/desk and DIR/snapshots, and beside
each the headers that have to come with every answer, as nginx has them (desk.headers, snapshots.headers). The host
of the desk passes /v1/ and /.well-known/ on to the endpoint; the other one answers nothing else. They should be
two sites, not two names of one. --endpoint is the address that notices to platforms name; without it they name the
desk's, which then has to pass /answer/, /appeal/ and /verify/ on as well. Build first: npm run build. server/deploy/desk.nginx.conf has it whole.`;

const faults = {
  'not-an-origin': 'each is an origin: https://host, without a path',
  'not-secure': 'https, except on this machine',
  'same-host': 'they have to be two hosts',
} as const;

const { values } = parseArgs({
  options: {
    desk: { type: 'string' },
    snapshots: { type: 'string' },
    out: { type: 'string' },
    endpoint: { type: 'string' },
  },
});
const { desk, snapshots, out, endpoint } = values;

async function write(folder: string, { files, headers }: HostFiles): Promise<void> {
  for (const [name, bytes] of files) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
  await writeFile(`${folder}.headers`, writeHeaderLines(headers));
}

if (desk === undefined || snapshots === undefined || out === undefined) {
  console.error(usage);
  process.exitCode = 1;
} else {
  const isNoOrigin = endpoint !== undefined && URL.parse(endpoint)?.origin !== endpoint;
  const fault = isNoOrigin ? 'not-an-origin' : faultOfHosts(desk, snapshots);
  if (fault === undefined) {
    const build = await readBuild(new URL('../../.output/desk', import.meta.url).pathname);
    const hosts = planDeskHosts(build, desk, snapshots, endpoint);
    await write(join(out, 'desk'), hosts.desk);
    await write(join(out, 'snapshots'), hosts.snapshots);
    const counts = { desk: hosts.desk.files.size, snapshots: hosts.snapshots.files.size };
    process.stdout.write(`${JSON.stringify({ event: 'written', out, ...counts })}\n`);
  } else {
    console.error(`${faults[fault]}\n\n${usage}`);
    process.exitCode = 1;
  }
}
