import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bytes } from '../../../utils/evidence/bytes.ts';

const config = `
[ca]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[stamper]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[plain]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
[tsa]
default_tsa = tsa1
[tsa1]
serial = serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.3.6.1.4.1.55555.1
digests = sha256
accuracy = secs:1
ordering = yes
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`;

export interface LocalTsa {
  /** Its root certificate in DER. */
  readonly root: Bytes;
  /** A TimeStampToken over `data`, in DER. */
  stamp(data: Bytes): Bytes;
  /** The TimeStampResp to a TimeStampReq, both in DER. */
  reply(query: Bytes): Bytes;
  close(): void;
}

/** A real RFC 3161 authority out of `openssl ts`, with a root and a signer of its own. */
export function createLocalTsa(): LocalTsa {
  const directory = mkdtempSync(join(tmpdir(), 'plaint-tsa-'));
  const at = (name: string): string => join(directory, name);
  const openssl = (...args: string[]): void => {
    execFileSync('openssl', args, { cwd: directory, stdio: 'pipe' });
  };
  const key = ['-newkey', 'rsa:2048', '-nodes'];
  writeFileSync(at('openssl.cnf'), config);
  writeFileSync(at('serial'), '01\n');
  openssl(
    'req',
    ...key,
    '-x509',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-days',
    '30',
    '-subj',
    '/CN=Example Root',
    '-config',
    '/dev/null',
    '-addext',
    'basicConstraints=critical,CA:TRUE',
    '-addext',
    'keyUsage=critical,keyCertSign,cRLSign',
  );
  openssl(
    'req',
    ...key,
    '-keyout',
    'tsa.key',
    '-out',
    'tsa.csr',
    '-subj',
    '/CN=Example TSA',
    '-config',
    '/dev/null',
  );
  openssl(
    'x509',
    '-req',
    '-in',
    'tsa.csr',
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-days',
    '20',
    '-out',
    'tsa.pem',
    '-extfile',
    'openssl.cnf',
    '-extensions',
    'stamper',
  );
  openssl('x509', '-in', 'ca.pem', '-outform', 'DER', '-out', 'ca.der');
  return {
    root: new Uint8Array(readFileSync(at('ca.der'))),
    stamp: (data) => {
      writeFileSync(at('data'), data);
      openssl('ts', '-query', '-data', 'data', '-sha256', '-cert', '-out', 'query.tsq');
      openssl(
        'ts',
        '-reply',
        '-config',
        'openssl.cnf',
        '-section',
        'tsa1',
        '-queryfile',
        'query.tsq',
        '-signer',
        'tsa.pem',
        '-inkey',
        'tsa.key',
        '-token_out',
        '-out',
        'token.der',
      );
      return new Uint8Array(readFileSync(at('token.der')));
    },
    reply: (query) => {
      writeFileSync(at('asked.tsq'), query);
      openssl(
        'ts',
        '-reply',
        '-config',
        'openssl.cnf',
        '-section',
        'tsa1',
        '-queryfile',
        'asked.tsq',
        '-signer',
        'tsa.pem',
        '-inkey',
        'tsa.key',
        '-out',
        'reply.tsr',
      );
      return new Uint8Array(readFileSync(at('reply.tsr')));
    },
    close: () => rmSync(directory, { recursive: true }),
  };
}
