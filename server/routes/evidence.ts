import { Hono } from 'hono';
import { fromHex, toBase64 } from '../../utils/evidence/bytes.ts';
import type { Limits } from '../../utils/protocol/limits.ts';
import { headers, mediaTypes } from '../../utils/protocol/wire.ts';
import type { EvidenceName, EvidenceStore } from '../blobs/evidence-store.ts';
import type { AppContext, AppEnv } from '../http/app-env.ts';
import type { BodyAccount } from '../http/body-budget.ts';
import { requireCapability } from '../http/capability.ts';
import { requireBodyOf, spoolBody } from '../http/read-body.ts';
import type { OpenSpool } from '../http/spool.ts';
import { RequestRefused } from '../problem.ts';
import { type Chunk, type ReceiveChunk, uploadHeaders } from '../uploads/receive-chunk.ts';
import { patterns } from './patterns.ts';

function nameOf(c: AppContext): EvidenceName {
  const capabilitySha256 = requireCapability(c.req.header('Authorization'));
  return { capabilitySha256, sha256: c.req.param('sha256') ?? '' };
}

/** An RFC 9651 Integer that can be a size. */
function readCount(field: string | undefined, name: string): number {
  if (field !== undefined && /^\d{1,15}$/.test(field)) return Number(field);
  throw new RequestRefused('malformed', { detail: `${name} is not a number of bytes.` });
}

function readChunkFields(c: AppContext): Omit<Chunk, 'bytes'> {
  const complete = c.req.header(headers.complete);
  if (complete !== '?0' && complete !== '?1')
    throw new RequestRefused('malformed', { detail: `${headers.complete} is ?0 or ?1.` });
  const length = c.req.header(headers.length);
  return {
    offset: readCount(c.req.header(headers.offset), headers.offset),
    isLast: complete === '?1',
    lengthBytes: length === undefined ? undefined : readCount(length, headers.length),
  };
}

/**
 * RFC 9530 §2; other algorithms beside sha-256 are allowed and not looked at. Of two under one name readers
 * keep different ones, so that there is one sha-256 alone.
 */
function requireDigest(c: AppContext): string {
  const members = (c.req.header(headers.digest) ?? '').split(',').map((member) => member.trim());
  const ours = members.filter((member) => /^(?:$|sha-256(?:[=;]|$))/i.test(member));
  const [member = ''] = ours;
  if (ours.length === 1 && /^sha-256=:[A-Za-z0-9+/]{43}=:$/.test(member)) return member;
  throw new RequestRefused('malformed', {
    detail: `${headers.digest} with one sha-256 is required.`,
  });
}

export function evidenceRoutes(ports: {
  readonly evidence: EvidenceStore;
  readonly limits: Limits;
  readonly receiveChunk: ReceiveChunk;
  readonly spendBytes: (c: AppContext, sizeBytes: number) => void;
  /** A hash that stands for the client, while this process lives. */
  readonly ownerOf: (c: AppContext) => string;
  readonly openAccount: (owner: string) => BodyAccount;
  readonly openSpool: OpenSpool;
}): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();

  // Hono answers HEAD through the handler of GET; a GET of its own there is none.
  routes.get(patterns.evidence, async (c, next) => {
    if (c.req.method !== 'HEAD') return next();
    const state = await ports.evidence.state(nameOf(c));
    if (state === undefined) throw new RequestRefused('not-found');
    return c.body(null, 204, uploadHeaders(state));
  });

  routes.patch(patterns.evidence, async (c) => {
    const name = nameOf(c);
    requireBodyOf(c.env.incoming, mediaTypes.chunk);
    const digest = requireDigest(c);
    const fields = readChunkFields(c);
    const owner = ports.ownerOf(c);
    const account = ports.openAccount(owner);
    try {
      const { openSpool, limits } = ports;
      const reading = { account, openSpool };
      const bytes = await spoolBody(c.env.incoming, limits.maxChunkBytes, reading);
      try {
        ports.spendBytes(c, bytes.sizeBytes);
        if (`sha-256=:${toBase64(fromHex(bytes.sha256))}:` !== digest)
          throw new RequestRefused('wrong-digest');
        const state = await ports.receiveChunk(name, { ...fields, bytes }, owner);
        return c.body(null, 204, uploadHeaders(state));
      } finally {
        await bytes.dispose();
      }
    } finally {
      account.close();
    }
  });

  return routes;
}
