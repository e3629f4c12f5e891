import { defined } from '../defined.ts';
import { noted } from '../faults/expected.ts';
import { type Browser, browser } from './browser.ts';
import { isNobodyThere } from './browser-refusals.ts';

/** Sends to every other context of this extension; the background answers. */
export function sendToBackground(message: unknown): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}

/** Tells every page of the extension that is open, in private windows too; none has to be. */
export async function sendToPages(message: unknown): Promise<void> {
  await browser.runtime
    .sendMessage(message)
    .catch(noted('message.to-pages', undefined, isNobodyThere));
}

export interface MessageSource {
  readonly isExtensionPage: boolean;
  readonly tabId?: number;
  readonly frameId?: number;
  readonly documentId?: string;
  readonly url?: string;
  readonly origin?: string;
}

/** Who a message is from, as the browser attests it. */
export function sourceOf(
  // The two newer members are in the browsers and not in the types yet.
  sender: Browser.runtime.MessageSender & {
    readonly documentId?: string;
    readonly origin?: string;
  },
): MessageSource {
  return {
    isExtensionPage: sender.url?.startsWith(browser.runtime.getURL('')) ?? false,
    ...defined({ tabId: sender.tab?.id }),
    ...defined({
      frameId: sender.frameId,
      documentId: sender.documentId,
      url: sender.url,
      origin: sender.origin,
    }),
  };
}

/** `serve` gives undefined for what is not its own. Only contexts of this very extension are heard. */
export function onMessage(
  serve: (message: unknown, source: MessageSource) => Promise<unknown> | undefined,
): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    if (sender.id !== browser.runtime.id) return undefined;
    const answer = serve(message, sourceOf(sender));
    if (answer === undefined) return undefined;
    answer.catch(noted('message.answer', undefined)).then(respond);
    return true;
  });
}
