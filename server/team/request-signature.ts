import * as z from 'zod/mini';
import { toHex } from '../../utils/evidence/bytes.ts';
import { canonicalJson } from '../../utils/evidence/canonical.ts';
import { verifyCanonicalText } from '../../utils/evidence/signature.ts';
import {
  base64urlOf,
  instantSchema,
  signatureSchema,
  thumbprintSchema,
} from '../../utils/protocol/primitives.ts';
import { signingDomains } from '../../utils/protocol/wire.ts';
import { createRecent } from '../concurrency/recent.ts';
import type { Database } from '../db/database.ts';
import { nodeSignatures } from '../keys/node-signatures.ts';
import { RequestRefused } from '../problem.ts';
import { sha256Sync } from '../sha256-sync.ts';
import { type EnrolledHandler, findHandler } from './handlers.ts';

/** How far a handler's clock may be from the endpoint's. */
const mostApartMs = 2 * 60_000;

const fieldsSchema = z.strictObject({
  kid: thumbprintSchema,
  at: instantSchema,
  nonce: base64urlOf(16),
  signature: signatureSchema,
});

/** A request as it came, with all of its body. */
export interface SignedRequest {
  readonly authorization: string | undefined;
  readonly method: string;
  /** The path with its query. */
  readonly path: string;
  readonly body: Uint8Array;
}

/**
 * Who signed a request; throws RequestRefused unless a handler who is here did, just now and for the first
 * time.
 */
export type RequireHandler = (request: SignedRequest) => Promise<EnrolledHandler>;

function refuse(detail: string): never {
  throw new RequestRefused('not-signed-in', {
    detail,
    headers: { 'WWW-Authenticate': 'Plaint-Handler' },
  });
}

/** `Plaint-Handler kid=…, at=…, nonce=…, signature=…` */
function readFields(authorization: string | undefined): z.infer<typeof fieldsSchema> {
  const [, list = ''] = /^Plaint-Handler +(.{1,400})$/.exec(authorization ?? '') ?? [];
  const pairs = list.split(/, */).map((pair) => pair.split('=', 2));
  const parsed = fieldsSchema.safeParse(Object.fromEntries(pairs));
  return parsed.success
    ? parsed.data
    : refuse('Send Authorization: Plaint-Handler with kid, at, nonce and signature.');
}

/**
 * Each request to the desk is signed by the handler's own key: method, path, body, time and the endpoint by
 * its root key. What passed once passes no second time; what is older than this process was for the one
 * before.
 */
export function createRequireHandler(ports: {
  readonly db: Database;
  /** The `kid` of the root key, so that a request to one endpoint is none to another. */
  readonly endpoint: string;
  readonly now: () => Date;
  readonly elapsedMs: () => number;
}): RequireHandler {
  const { db, endpoint, now } = ports;
  const startedAt = now().toISOString();
  const passed = createRecent<true>(4 * mostApartMs, ports.elapsedMs);
  return async ({ authorization, method, path, body }) => {
    const { kid, at, nonce, signature } = readFields(authorization);
    if (Math.abs(Date.parse(at) - now().getTime()) > mostApartMs || at < startedAt)
      refuse('The time of the request is not that of the endpoint: see its Date.');
    const handler = await findHandler(db, kid);
    const bodySha256 = toHex(sha256Sync(body));
    const signed = canonicalJson({ at, bodySha256, endpoint, method, nonce, path });
    const { deskRequest } = signingDomains;
    const holds =
      handler !== undefined &&
      (await verifyCanonicalText(
        deskRequest,
        signed,
        signature,
        handler.signingKey,
        nodeSignatures,
      ));
    if (!holds) refuse('No handler who is here signed this.');
    if (passed.get(`${kid} ${nonce}`)) refuse('This request came before.');
    passed.set(`${kid} ${nonce}`, true);
    return handler;
  };
}
