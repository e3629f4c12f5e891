/**
 * An address as most are: http(s), a host in letters, and nothing that is spelled in several ways, so that it
 * reads as it stands. No port, no account, no fragment; no escapes and no hidden or upward segments in its
 * path; and no label of an international name, which may be none at all.
 */
const plain =
  /^https?:\/\/((?:(?!xn--)[a-z0-9-]+\.)+[a-z]{2,})((?:\/(?!\.)[\w.~!$&()*+,;=:@-]*)+)(?:\?([\w.~!$&()*+,;=:@/?%-]+))?$/;

export interface PlainAddress {
  readonly host: string;
  readonly path: string;
  /** Without its question mark; empty where there is none. */
  readonly query: string;
}

/** Whether `URL` would give this address back to the letter. */
export function isPlainAddress(url: string): boolean {
  return plain.test(url);
}

/** What `URL` would read in it; undefined for addresses that only `URL` can read. */
export function readPlainAddress(url: string): PlainAddress | undefined {
  const [, host, path, query = ''] = plain.exec(url) ?? [];
  return host === undefined || path === undefined ? undefined : { host, path, query };
}
