import {
  type Build,
  deskHeaders,
  endpointText,
  settingsText,
  snapshotHeaders,
} from './desk-server.ts';

/** What one host serves: plain files, each answer with the same headers. */
export interface HostFiles {
  readonly files: ReadonlyMap<string, Uint8Array | string>;
  readonly headers: Readonly<Record<string, string>>;
}

export interface DeskHosts {
  readonly desk: HostFiles;
  readonly snapshots: HostFiles;
}

/** Why two addresses cannot be the hosts of a desk. */
export type HostsFault = 'not-an-origin' | 'not-secure' | 'same-host';

function isOrigin(text: string): boolean {
  return URL.parse(text)?.origin === text && /^https?:/.test(text);
}

/** Keys of the browser exist over TLS alone, and on this machine. */
function isSecure(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === 'https:' || /^(?:127\.0\.0\.1|(?:[\w-]+\.)*localhost)$/.test(hostname);
}

/**
 * Why two addresses cannot be the hosts of a desk; undefined where they can. Another port of one host would
 * share its cookies, and its process in a browser.
 */
export function faultOfHosts(desk: string, snapshots: string): HostsFault | undefined {
  if (!isOrigin(desk) || !isOrigin(snapshots)) return 'not-an-origin';
  if (!isSecure(desk) || !isSecure(snapshots)) return 'not-secure';
  return new URL(desk).hostname === new URL(snapshots).hostname ? 'same-host' : undefined;
}

/**
 * A build as two hosts serve it: the desk with where frozen pages are shown, and the one document at that
 * other address. Neither file is on the other host. `endpoint`: the origin at which others reach it, for
 * notices.
 */
export function planDeskHosts(
  build: Build,
  desk: string,
  snapshots: string,
  endpoint?: string,
): DeskHosts {
  const files = new Map<string, Uint8Array | string>([['desk.json', settingsText(snapshots)]]);
  if (endpoint !== undefined) files.set('endpoint.json', endpointText(endpoint));
  const frozen = new Map<string, Uint8Array | string>();
  for (const [path, { bytes }] of build) {
    if (path === '/') continue;
    const name = path.slice(1);
    if (name === 'snapshots.html') frozen.set(name, bytes);
    else if (name !== 'snapshots.policy.txt') files.set(name, bytes);
  }
  return {
    desk: { files, headers: deskHeaders(snapshots) },
    snapshots: { files: frozen, headers: snapshotHeaders(build, [desk]) },
  };
}

/** Headers as nginx has them; no value has a quote or a dollar sign in it. */
export function writeHeaderLines(headers: HostFiles['headers']): string {
  const lines = Object.entries(headers).map(([name, value]) => {
    if (/["$\\]/.test(value)) throw new RangeError(`cannot be quoted: ${name}`);
    return `add_header ${name} "${value}" always;`;
  });
  return `${lines.join('\n')}\n`;
}
