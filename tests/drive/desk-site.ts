import { startChild } from './child.ts';

const DESK = new URL('../../server/cli/desk.ts', import.meta.url).pathname;

export type DeskSite = {
  /** With a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
};

/** `npm run desk`: the desk's pages on a free port of the loopback, from the build of this release. */
export async function startDeskSite(endpoint: string): Promise<DeskSite> {
  const child = startChild(process.execPath, [DESK, '--endpoint', endpoint, '--port', '0']);
  const [, url = ''] = await child.printed(/"event":"listening","url":"(http[^"]+)"/);
  return { url, close: () => child.stop() };
}
