import { browser } from './browser.ts';

/** Of the rules, in the order of the endpoints that have one. */
async function listHidden(): Promise<string[]> {
  const rules = await browser.declarativeNetRequest.getSessionRules();
  return rules.map(({ condition }) => condition.urlFilter?.slice(1, -1) ?? '');
}

/**
 * Firefox sends `Origin: moz-extension://<id of this installation>`, which would link all reports of one
 * person. Takes it off every request this extension makes to these endpoints, beside those that it was taken
 * off before. Chromium's Origin is the same for everybody and stays.
 */
export async function hideInstallationOrigin(endpointOrigins: readonly string[]): Promise<void> {
  if (!import.meta.env['FIREFOX']) return;
  // One after the other: the numbers of the rules are counted on from those that are there.
  await navigator.locks.request('plaint-origin-header', () => addRules(endpointOrigins));
}

async function addRules(endpointOrigins: readonly string[]): Promise<void> {
  const hidden = await listHidden();
  const added = endpointOrigins.filter((origin) => !hidden.includes(origin));
  if (added.length === 0) return;
  await browser.declarativeNetRequest.updateSessionRules({
    addRules: added.map((origin, index) => ({
      id: hidden.length + index + 1,
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
