import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { openStage, type Stage } from './stage.ts';

const host = 'reports.test';

interface Certificate {
  readonly key: Buffer;
  readonly cert: Buffer;
  /** SHA-256 of the public key in base64, as Chromium's switch wants it. */
  readonly spki: string;
}

/** A stage whose endpoint has a name and a certificate. */
export interface SecureStage extends Stage {
  /** The certificate that the browser trusts, or another one. */
  present(which: 'trusted' | 'foreign'): void;
  /** Starts the browser again with a name that is found, or is not. */
  restart(name: 'found' | 'lost'): Promise<void>;
}

export async function openSecureStage(seed: number): Promise<SecureStage> {
  const trusted = makeCertificate();
  const foreign = makeCertificate();
  const open = new Set<Socket>();
  let target = 0;
  const server = createServer(trusted, (client) => {
    const upstream = connect(target, '127.0.0.1');
    for (const socket of [client, upstream]) {
      socket.on('error', () => {});
      socket.on('close', () => {
        client.destroy();
        upstream.destroy();
        open.delete(client);
      });
    }
    open.add(client);
    client.pipe(upstream).pipe(client);
  });
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const switches = (rule: string) => [
    `--ignore-certificate-errors-spki-list=${trusted.spki}`,
    `--host-resolver-rules=MAP ${host} ${rule}`,
  ];
  const stage = await openStage(seed, {
    chromium: { grantOrigins: [`https://${host}/*`], args: switches('127.0.0.1') },
    addressOf: (proxy) => {
      target = Number(new URL(proxy.origin).port);
      return `https://${host}:${port}`;
    },
  });
  return {
    ...stage,
    present(which) {
      server.setSecureContext(which === 'trusted' ? trusted : foreign);
      for (const socket of open) socket.destroy();
    },
    async restart(name) {
      await stage.chromium.quit();
      await stage.chromium.relaunch(switches(name === 'found' ? '127.0.0.1' : '~NOTFOUND'));
    },
    async close() {
      await stage.close();
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function makeCertificate(): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'plaint-certificate-'));
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' });
    openssl(
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
      ...['-keyout', key, '-out', cert, '-days', '2', '-subj', `/CN=${host}`],
      ...['-addext', `subjectAltName=DNS:${host}`],
    );
    const publicKey = join(folder, 'public.pem');
    openssl('x509', '-in', cert, '-pubkey', '-noout', '-out', publicKey);
    openssl('pkey', '-pubin', '-in', publicKey, '-outform', 'der', '-out', join(folder, 'spki'));
    openssl('dgst', '-sha256', '-binary', '-out', join(folder, 'hash'), join(folder, 'spki'));
    const spki = readFileSync(join(folder, 'hash')).toString('base64');
    return { key: readFileSync(key), cert: readFileSync(cert), spki };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
