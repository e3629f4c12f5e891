import { browser } from './browser.ts';

/**
 * Firefox sends `Origin: moz-extension://<id of this installation>`, which would link all reports of one
 * person. Takes it off every request this extension makes to the endpoints. Chromium's Origin is the same for
 * everybody and stays.
 */
export async function hideInstallationOrigin(endpointOrigins: readonly string[]): Promise<void> {
  if (!import.meta.env['FIREFOX']) return;
  const present = await browser.declarativeNetRequest.getSessionRules();
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: present.map((rule) => rule.id),
    addRules: endpointOrigins.map((origin, index) => ({
      id: index + 1,
      action: {
        type: 'modifyHeaders',
        requestHeaders: [{ header: 'origin', operation: 'remove' }],
      },
      condition: {
        urlFilter: `|${origin}/`,
        initiatorDomains: [location.host],
        resourceTypes: ['xmlhttprequest'],
      },
    })),
  });
}
