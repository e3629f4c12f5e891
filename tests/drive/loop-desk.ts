import { type DeskBrowser, type DeskWindow, openDeskBrowser } from './desk-browser.ts';
import { startDeskSite } from './desk-site.ts';
import type { EndpointDrive } from './endpoint.ts';
import { inviteTeam } from './team.ts';

/** A team of two, as the law of cases asks: whoever reviews a case does not dispose of it. */
export type LoopDesk = {
  readonly url: string;
  readonly reviewer: DeskBrowser;
  readonly disposer: DeskBrowser;
  close(): Promise<void>;
};

const REVIEWER_PASSPHRASE = 'the lanterns stay low';
const DISPOSER_PASSPHRASE = 'eight posts by the river';

/** Serves the desk and has two people join it, each in a browser of their own. */
export async function openLoopDesk(
  endpoint: EndpointDrive,
  windows: readonly [DeskWindow, DeskWindow],
): Promise<LoopDesk> {
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const [first = '', second = ''] = await inviteTeam(endpoint, ['reviewer', 'disposer']);
    const site = await startDeskSite(endpoint.url);
    closers.push(site.close);
    const enter = async (fragment: string, passphrase: string, window: DeskWindow) => {
      const joined = await openDeskBrowser(endpoint, site.url + fragment, passphrase, window);
      closers.push(joined.close);
      return joined;
    };
    const reviewer = await enter(first, REVIEWER_PASSPHRASE, windows[0]);
    const disposer = await enter(second, DISPOSER_PASSPHRASE, windows[1]);
    return { url: site.url, reviewer, disposer, close };
  } catch (error) {
    await close();
    throw error;
  }
}
