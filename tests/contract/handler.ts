import { randomUUID } from 'node:crypto';
import { type Database, openDatabase } from '../../server/db/database.ts';
import { createDeskKey, publicDeskKey } from '../../server/keys/desk-key-file.ts';
import { enrolHandler } from '../../server/team/handlers.ts';
import type { CaseEventType, EventOf, UnstampedEvent } from '../../utils/casework/case-event.ts';
import type { Role } from '../../utils/casework/roles.ts';
import { randomBytes, toBase64url, utf8 } from '../../utils/evidence/bytes.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import {
  createSigningPair,
  type SigningPair,
  signCanonical,
} from '../../utils/evidence/signature.ts';
import type { Descriptor } from '../../utils/protocol/descriptor.ts';
import { paths, signingDomains } from '../../utils/protocol/wire.ts';
import { guideline2023 } from '../../utils/standard/guideline-2023/guideline-2023.ts';
import type { TestEndpoint } from './endpoint.ts';

/** Somebody on the team, with the private half of their key. */
export interface TestHandler {
  readonly number: number;
  readonly pair: SigningPair;
}

/** What a step says beside its head. */
export type Facts<Type extends CaseEventType> = Omit<
  EventOf<Type>,
  'type' | 'id' | 'reportId' | 'seq' | 'at' | 'by' | 'standard' | 'signature'
>;

export async function withDatabase<Value>(
  endpoint: { readonly config: Parameters<typeof openDatabase>[0] },
  use: (db: Database) => Promise<Value>,
): Promise<Value> {
  const db = await openDatabase(endpoint.config, (cause) => {
    throw cause;
  });
  try {
    return await use(db);
  } finally {
    await db.destroy();
  }
}

/** Puts somebody on the team of an endpoint that may be running. */
export function enrol(
  { config }: Pick<TestEndpoint, 'config'>,
  roles: readonly Role[],
  certifiedUntil: string | null = null,
): Promise<TestHandler> {
  return enrolIn(config, roles, certifiedUntil);
}

/** The same where the database is all there is to go by. */
export function enrolIn(
  config: Parameters<typeof openDatabase>[0],
  roles: readonly Role[],
  certifiedUntil: string | null = null,
): Promise<TestHandler> {
  return withDatabase({ config }, (db) => enrolWith(db, roles, certifiedUntil));
}

/** The same by a connection that stays: opening one costs more than all that is asked of it. */
export async function enrolWith(
  db: Database,
  roles: readonly Role[],
  certifiedUntil: string | null = null,
): Promise<TestHandler> {
  const pair = await createSigningPair();
  const sealingKey = publicDeskKey(await createDeskKey());
  const person = { signingKey: pair.publicKey, sealingKey, roles, certifiedUntil };
  return { number: await enrolHandler(db, person, new Date()), pair };
}

/** A step as its handler's browser would make and sign it. */
export async function signStep<Type extends CaseEventType>(
  handler: TestHandler,
  place: { readonly reportId: string; readonly seq: number; readonly id?: string },
  type: Type,
  facts: Facts<Type>,
): Promise<UnstampedEvent> {
  const { id, version } = guideline2023;
  const step = {
    id: randomUUID(),
    ...place,
    type,
    by: { handler: handler.number, kid: handler.pair.publicKey.kid },
    standard: { id, version },
    ...facts,
  };
  const signature = await signCanonical(signingDomains.case, step, handler.pair.privateKey);
  return { ...step, signature } as unknown as UnstampedEvent;
}

/** As much of an endpoint as a request to it takes. */
interface Reached {
  readonly url: string;
  readonly descriptor: { readonly descriptor: Pick<Descriptor, 'rootKey'> };
}

/** What `Authorization` of one request to the desk says. */
export async function authorize(
  endpoint: Pick<Reached, 'descriptor'>,
  handler: TestHandler,
  request: { readonly method: string; readonly path: string; readonly body?: string },
  at = new Date().toISOString(),
): Promise<string> {
  const { kid } = handler.pair.publicKey;
  const nonce = toBase64url(randomBytes(16));
  const { method, path, body = '' } = request;
  const bodySha256 = await sha256Hex(utf8(body));
  const signed = {
    at,
    bodySha256,
    endpoint: endpoint.descriptor.descriptor.rootKey.kid,
    method,
    nonce,
    path,
  };
  const { privateKey } = handler.pair;
  const signature = await signCanonical(signingDomains.deskRequest, signed, privateKey);
  return `Plaint-Handler kid=${kid}, at=${at}, nonce=${nonce}, signature=${signature}`;
}

/** Asks the desk's side of an endpoint for something. */
export async function askDesk(
  endpoint: Reached,
  handler: TestHandler,
  path: string,
): Promise<Response> {
  const authorization = await authorize(endpoint, handler, { method: 'GET', path });
  return fetch(endpoint.url + path, { headers: { Authorization: authorization } });
}

/** Sends JSON to the desk's side of an endpoint. */
export async function tellDesk(
  endpoint: Reached,
  handler: TestHandler,
  method: 'POST' | 'PUT',
  path: string,
  told: unknown,
  at?: string,
): Promise<Response> {
  const body = JSON.stringify(told);
  const authorization = await authorize(endpoint, handler, { method, path, body }, at);
  return fetch(endpoint.url + path, {
    method,
    headers: { Authorization: authorization, 'Content-Type': 'application/json' },
    body,
  });
}

export function sendStep(
  endpoint: Reached,
  handler: TestHandler,
  step: UnstampedEvent,
  at?: string,
): Promise<Response> {
  return tellDesk(endpoint, handler, 'POST', paths.deskEvents(step.reportId), step, at);
}
