import { launchChromium } from './drive/chromium.ts';
import { BUILDS } from './drive/build-once.ts';
import { inventItems, plantItems } from './drive/plant-outbox.ts';
const chromium = await launchChromium({ extensionDir: BUILDS.chromium });
try {
  const page = await chromium.openExtensionPage('outbox.html');
  page.on('console', (m) => console.log('console', m.text()));
  page.on('pageerror', (e) => console.log('pageerror', String(e)));
  await page.locator('h1').waitFor();
  await plantItems(page, inventItems(1000, Date.now()));
  await page.reload();
  await page.locator('article').first().waitFor();
  await page.screenshot({ path: '/tmp/outbox-a.png' });
  for (let i = 0; i < 6; i++) {
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
    await page.evaluate('new Promise(r=>requestAnimationFrame(()=>requestAnimationFrame(r)))');
    console.log(await page.evaluate(`JSON.stringify({y: scrollY, h: document.documentElement.scrollHeight, n: document.querySelectorAll('article').length, lis: [...document.querySelectorAll('ul > li')].slice(0,3).map(l=>[l.className,l.ariaPosInSet,l.offsetHeight])})`));
  }
  await page.screenshot({ path: '/tmp/outbox-b.png' });
} finally { await chromium.close(); }
