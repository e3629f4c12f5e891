import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CompactSign } from 'jose';
import { toHex, utf8 } from '../../utils/evidence/bytes.ts';
import { canonicalBytes } from '../../utils/evidence/canonical.ts';
import { contentDigest, sha256Hex } from '../../utils/evidence/digest.ts';
import { leafHash } from '../../utils/evidence/merkle.ts';
import {
  createSigningPair,
  type SigningPair,
  signCanonical,
} from '../../utils/evidence/signature.ts';
import type { Descriptor, SignedDescriptor } from '../../utils/protocol/descriptor.ts';
import { receivedEvent } from '../../utils/protocol/ledger.ts';
import { defaultLimits } from '../../utils/protocol/limits.ts';
import { mediaTypes, paths, signingDomains } from '../../utils/protocol/wire.ts';

/** Takes over one request; `true` when it has answered (or hangs on purpose). */
export type Fault = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean;

export interface ScriptedEndpoint {
  readonly origin: string;
  readonly rootKey: SigningPair;
  /** Asked before every request; set to misbehave. */
  fault: Fault;
  /** Bodies of committed reports by id; what a second `PUT` of other bytes cannot change. */
  readonly reports: ReadonlyMap<string, string>;
  readonly blobs: ReadonlyMap<string, Uint8Array>;
  /** `PATCH /v1/…` and so on, in order. */
  readonly requests: string[];
  receiptKey: SigningPair;
  signDescriptor(changes?: Partial<Descriptor>): Promise<SignedDescriptor>;
  descriptor: SignedDescriptor;
  close(): Promise<void>;
}

export const never: Fault = () => false;

/**
 * An endpoint in one process that can be told to answer wrongly. It keeps the protocol where it is not told
 * otherwise, and knows nothing of what a report must contain: that is the real endpoint's part.
 */
export async function startScriptedEndpoint(): Promise<ScriptedEndpoint> {
  const rootKey = await createSigningPair();
  const receiptKey = await createSigningPair();
  const reports = new Map<string, string>();
  const blobs = new Map<string, Uint8Array>();
  const server = createServer((incoming, outgoing) => {
    endpoint.requests.push(`${incoming.method} ${incoming.url}`);
    if (endpoint.fault(incoming, outgoing)) return;
    handle(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const path = incoming.url ?? '';
    if (path === paths.descriptor) return sendJson(outgoing, 200, endpoint.descriptor);
    const sha256 = /^\/v1\/evidence\/sha-256\/([0-9a-f]{64})$/.exec(path)?.[1];
    if (sha256 !== undefined) return handleEvidence(sha256, incoming, outgoing);
    const id = /^\/v1\/reports\/([0-9a-f-]{36})$/.exec(path)?.[1];
    if (id !== undefined) return handleReport(id, incoming, outgoing);
    return sendProblem(outgoing, 404, 'not-found');
  }

  async function handleEvidence(
    sha256: string,
    incoming: IncomingMessage,
    outgoing: ServerResponse,
  ): Promise<void> {
    const held = blobs.get(sha256);
    if (incoming.method === 'HEAD') {
      if (held === undefined) return sendProblem(outgoing, 404, 'not-found');
      const isWhole = (await sha256Hex(new Uint8Array(held))) === sha256;
      return sendOffset(outgoing, 204, held.length, isWhole);
    }
    const chunk = await readBody(incoming);
    const offset = Number(incoming.headers['upload-offset']);
    if (offset !== (held?.length ?? 0)) return sendProblem(outgoing, 409, 'wrong-offset');
    if (incoming.headers['content-digest'] !== (await contentDigest(chunk))) {
      return sendProblem(outgoing, 400, 'wrong-digest');
    }
    const grown = new Uint8Array(Buffer.concat([held ?? new Uint8Array(), chunk]));
    const isLast = incoming.headers['upload-complete'] === '?1';
    if (isLast && (await sha256Hex(grown)) !== sha256) {
      blobs.delete(sha256);
      return sendProblem(outgoing, 400, 'wrong-digest');
    }
    blobs.set(sha256, grown);
    return sendOffset(outgoing, isLast ? 200 : 204, grown.length, isLast);
  }

  async function handleReport(
    id: string,
    incoming: IncomingMessage,
    outgoing: ServerResponse,
  ): Promise<void> {
    const held = reports.get(id);
    if (incoming.method === 'GET') {
      if (held === undefined) return sendProblem(outgoing, 404, 'not-found');
      return sendJson(outgoing, 200, { receipt: await receiptFor(id, held) });
    }
    const text = Buffer.from(await readBody(incoming)).toString();
    if (held !== undefined && held !== text) return sendProblem(outgoing, 409, 'conflict');
    reports.set(id, text);
    return sendJson(outgoing, held === undefined ? 201 : 200, {
      receipt: await receiptFor(id, text),
    });
  }

  async function receiptFor(id: string, text: string): Promise<string> {
    const entry = {
      reportId: id,
      manifestSha256: await sha256Hex(text),
      receivedAt: '2030-01-02T03:04:05.678Z',
    };
    // A ledger of one entry: its root is the leaf, and the way between them is empty.
    const rootHash = toHex(await leafHash(canonicalBytes(receivedEvent(entry))));
    const claims = {
      type: 'plaint.receipt/1',
      ...entry,
      leafIndex: 0,
      checkpoint: { size: 1, rootHash },
      inclusionPath: [],
    };
    return new CompactSign(utf8(JSON.stringify(claims)))
      .setProtectedHeader({ alg: 'EdDSA', kid: endpoint.receiptKey.publicKey.kid })
      .sign(endpoint.receiptKey.privateKey);
  }

  async function signDescriptor(changes: Partial<Descriptor> = {}): Promise<SignedDescriptor> {
    const name = 'Example endpoint';
    const key = { kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43) } as const;
    const descriptor: Descriptor = {
      type: 'plaint.endpoint/1',
      name: { en: name, 'zh-Hans': name, 'zh-Hant': name },
      issuedAt: '2026-01-01T00:00:00.000Z',
      rootKey: rootKey.publicKey,
      deskKey: { ...key, kid: 'k'.repeat(43) },
      receiptKeys: [receiptKey.publicKey],
      standard: { id: 'example', version: '1.0.0' },
      allowsAnonymous: true,
      limits: defaultLimits,
      ...changes,
    };
    const signature = await signCanonical(
      signingDomains.descriptor,
      descriptor,
      rootKey.privateKey,
    );
    return { descriptor, signatures: [{ kid: rootKey.publicKey.kid, signature }] };
  }

  const endpoint: ScriptedEndpoint = {
    origin: `http://127.0.0.1:${port}`,
    rootKey,
    fault: never,
    reports,
    blobs,
    requests: [],
    receiptKey,
    signDescriptor,
    descriptor: await signDescriptor(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return endpoint;
}

async function readBody(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}

function sendOffset(
  outgoing: ServerResponse,
  status: number,
  offset: number,
  isComplete: boolean,
): void {
  outgoing.writeHead(status, {
    'Upload-Offset': String(offset),
    'Upload-Complete': isComplete ? '?1' : '?0',
  });
  outgoing.end();
}

export function sendJson(outgoing: ServerResponse, status: number, value: unknown): void {
  outgoing.writeHead(status, { 'Content-Type': mediaTypes.json });
  outgoing.end(JSON.stringify(value));
}

export function sendProblem(
  outgoing: ServerResponse,
  status: number,
  code: string,
  headers: Record<string, string> = {},
): void {
  outgoing.writeHead(status, { 'Content-Type': mediaTypes.problem, ...headers });
  outgoing.end(JSON.stringify({ type: `urn:plaint:problem:${code}`, title: code, status }));
}
