import { type Bytes, toHex, utf8 } from '../evidence/bytes.ts';
import type { ReportBody } from '../protocol/body.ts';

/** What a report is about, blinded: equal tags are of equal content. */
export interface ContentTag {
  readonly about: 'address' | 'document';
  /** HMAC-SHA-256, hex. */
  readonly tag: string;
}

/** The address as content is told apart by it: without the place within the page. */
function addressOf(target: string): string {
  const url = URL.parse(target);
  if (url === null) return target.trim();
  url.hash = '';
  return url.href;
}

/** 32 secret bytes as a key that tags are made with, and that cannot be read out. */
export function importLinkKey(secret: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
}

/** HKDF-SHA-256 (RFC 5869) of the secret, for this use alone. */
function deriveTagKey(source: CryptoKey): Promise<CryptoKey> {
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8('plaint.link/1') },
    source,
    { name: 'HMAC', hash: 'SHA-256', length: 256 },
    false,
    ['sign'],
  );
}

/**
 * What a report is about, as tags that only the holder of `secret` can make, which is 32 bytes or the key of
 * them: the endpoint,
 * or who has a copy of it, cannot try out addresses from a list. The same content under the same secret has
 * the same tag.
 */
export async function tagContent(
  { targets, documents }: Pick<ReportBody, 'targets' | 'documents'>,
  secret: Bytes | CryptoKey,
): Promise<ContentTag[]> {
  const key = await deriveTagKey(
    secret instanceof CryptoKey ? secret : await importLinkKey(secret),
  );
  const tagOf = async (about: ContentTag['about'], content: string): Promise<ContentTag> => ({
    about,
    tag: await blind(key, about, content),
  });
  const tags = await Promise.all([
    ...targets.map((target) => tagOf('address', addressOf(target))),
    ...documents.map(({ sha256 }) => tagOf('document', sha256)),
  ]);
  return [...new Map(tags.map((tag) => [tag.tag, tag])).values()];
}

/**
 * Accounts, as `reportedAccounts` spells them, as tags of the same kind: whose they are nobody can tell
 * without the key.
 */
export async function tagAccounts(
  accounts: readonly string[],
  secret: CryptoKey,
): Promise<string[]> {
  const key = await deriveTagKey(secret);
  return Promise.all(accounts.map((account) => blind(key, 'account', account)));
}

async function blind(key: CryptoKey, about: string, content: string): Promise<string> {
  const mac = await crypto.subtle.sign('HMAC', key, utf8(`${about}\n${content}`));
  return toHex(new Uint8Array(mac));
}
