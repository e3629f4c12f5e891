import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { AwsClient } from 'aws4fetch';
import { freePort } from './free-port.ts';

const run = promisify(execFile);

/** Debian's Ceph: packages ceph-mon, ceph-osd, ceph-common and radosgw. */
export const hasRadosgw = ['ceph-mon', 'ceph-osd', 'radosgw', 'ceph'].every((name) =>
  existsSync(`/usr/bin/${name}`),
);

export interface S3Server {
  /** As the endpoint's environment wants it; the bucket exists. */
  readonly environment: Readonly<Record<string, string>>;
  readonly stop: () => Promise<void>;
}

function configuration(home: string, monitorPort: number, port: number): string {
  return `[global]
fsid = ${randomUUID()}
mon host = [v2:127.0.0.1:${monitorPort}]
mon initial members = a
public addr = 127.0.0.1
cluster addr = 127.0.0.1
ms bind ipv6 = false
keyring = ${home}/keyring
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 4
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
osd objectstore = memstore
mon allow pool size one = true
mon max pg per osd = 1000
memstore device bytes = 1073741824
mon data = ${home}/mon
osd data = ${home}/osd
run dir = ${home}
log file = ${home}/log
admin socket = ${home}/$name.$pid.asok
rgw frontends = beast endpoint=127.0.0.1:${port}
rgw data = ${home}/rgw
`;
}

/** Asks until it answers: these daemons have no other way to say that they are ready. */
async function until(what: string, ask: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    if (await ask().catch(() => false)) return;
    await pause(200);
  }
  throw new Error(`not ready: ${what}`);
}

/** A real S3 server, Ceph's radosgw over one monitor and one storage daemon in memory. */
export async function startS3(): Promise<S3Server> {
  const home = await mkdtemp(join(tmpdir(), 'plaint-s3-'));
  const [monitorPort, port] = [await freePort(), await freePort()];
  const env = { PATH: process.env['PATH'], CEPH_CONF: join(home, 'ceph.conf') };
  const call = (program: string, ...args: string[]) => run(program, args, { env });
  const daemons: ChildProcess[] = [];
  const start = (program: string, ...args: string[]) => {
    daemons.unshift(spawn(program, [...args, '-f'], { env, stdio: 'ignore' }));
  };
  await writeFile(env.CEPH_CONF, configuration(home, monitorPort, port));
  for (const name of ['mon', 'osd', 'rgw']) await mkdir(join(home, name));

  const keyring = join(home, 'keyring');
  const all = ['--cap', 'mon', 'allow *', '--cap', 'osd', 'allow *'];
  await call('ceph-authtool', '--create-keyring', keyring, '--gen-key', '-n', 'mon.', ...all);
  await call('ceph-authtool', keyring, '--gen-key', '-n', 'client.admin', ...all);
  await call('ceph-authtool', keyring, '--gen-key', '-n', 'osd.0', ...all);
  const map = join(home, 'monmap');
  const address = `[v2:127.0.0.1:${monitorPort}]`;
  await call('monmaptool', '--create', '--addv', 'a', address, map);
  await call('ceph-mon', '--mkfs', '-i', 'a', '--monmap', map, '--keyring', keyring);
  start('ceph-mon', '-i', 'a');
  const osd = randomUUID();
  await call('ceph', '--connect-timeout', '30', 'osd', 'new', osd);
  await call('ceph-osd', '-i', '0', '--mkfs', '--osd-uuid', osd);
  start('ceph-osd', '-i', '0');
  await until('osd', async () => (await call('ceph', 'osd', 'stat')).stdout.includes('1 up'));
  start('radosgw', '-n', 'client.admin');
  const keys = ['--access-key=key', '--secret-key=secret'];
  await call('radosgw-admin', 'user', 'create', '--uid=plaint', '--display-name=plaint', ...keys);
  const url = `http://127.0.0.1:${port}`;
  await until('radosgw', async () => (await fetch(url)).ok);
  const aws = new AwsClient({ accessKeyId: 'key', secretAccessKey: 'secret', service: 's3' });
  await until('bucket', async () => (await aws.fetch(`${url}/evidence`, { method: 'PUT' })).ok);
  return {
    environment: {
      PLAINT_S3_URL: `${url}/evidence`,
      PLAINT_S3_ACCESS_KEY_ID: 'key',
      PLAINT_S3_SECRET_ACCESS_KEY: 'secret',
    },
    async stop() {
      for (const daemon of daemons.splice(0)) {
        const closed = once(daemon, 'close');
        daemon.kill('SIGKILL');
        await closed;
      }
      await rm(home, { recursive: true, force: true });
    },
  };
}
