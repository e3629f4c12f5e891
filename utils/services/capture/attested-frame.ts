import type { Sender } from '../../messaging/serve.ts';

/**
 * Whether the address that a page's process gives for a frame is the one that the browser gives for its
 * sender.
 */
export type FrameAttestation = 'agrees' | 'other-address' | 'other-origin';

/**
 * A page's process can write any address into what it hands over; the browser alone knows where a message
 * came from. Addresses differ where the page changed its own while it was read; origins never do. A document
 * in a sandbox has no origin, then the origin of its address counts. What is no web address claims nothing.
 */
export function attestFrame(shownUrl: string, sender: Sender): FrameAttestation {
  const shown = webAddress(shownUrl);
  if (shown === undefined) return 'agrees';
  const told = sender.url === undefined ? undefined : webAddress(sender.url);
  const origin =
    sender.origin === undefined || sender.origin === 'null' ? told?.origin : sender.origin;
  if (origin !== shown.origin) return 'other-origin';
  return told === undefined || withoutFragment(told) === withoutFragment(shown)
    ? 'agrees'
    : 'other-address';
}

function webAddress(url: string): URL | undefined {
  const parsed = URL.parse(url);
  return parsed !== null && /^https?:$/.test(parsed.protocol) ? parsed : undefined;
}

function withoutFragment(url: URL): string {
  return url.href.slice(0, url.href.length - url.hash.length);
}
