import { browser } from './browser.ts';

const ruleId = 1;

/**
 * Firefox sends `Origin: moz-extension://<id of this installation>`, which would link all reports of one
 * person. Takes it off every request this extension makes to the endpoint. Chromium's Origin is the same for
 * everybody and stays.
 */
export async function hideInstallationOrigin(endpointOrigin: string): Promise<void> {
  if (!import.meta.env['FIREFOX']) return;
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [ruleId],
    addRules: [
      {
        id: ruleId,
        action: {
          type: 'modifyHeaders',
          requestHeaders: [{ header: 'origin', operation: 'remove' }],
        },
        condition: {
          urlFilter: `|${endpointOrigin}/`,
          initiatorDomains: [location.host],
          resourceTypes: ['xmlhttprequest'],
        },
      },
    ],
  });
}
