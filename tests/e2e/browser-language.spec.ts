import { expect, it } from 'vitest';
import { BUILDS } from '../drive/build-once.ts';
import { launchChromium } from '../drive/chromium.ts';

it.each([
  ['zh-CN', '举证 Plaint：网络侵权举报', 'zh-Hans', '举报发送至'],
  ['zh-TW', '舉證 Plaint：網路侵權檢舉', 'zh-TW', '檢舉送往'],
  ['zh-HK', '舉證 Plaint：網絡侵權舉報', 'zh-HK', '舉報送往'],
] as const)('a browser in %s shows the words of its place', async (lang, name, locale, heading) => {
  const drive = await launchChromium({ extensionDir: BUILDS.chromium, lang });
  try {
    expect(await drive.worker.evaluate<string>('chrome.runtime.getManifest().name')).toBe(name);
    const page = await drive.openExtensionPage('options.html');
    await page.getByRole('heading', { name: heading }).waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe(locale);
  } finally {
    await drive.close();
  }
});
