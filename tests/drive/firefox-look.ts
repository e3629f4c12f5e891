import type { FirefoxDrive, FirefoxPage } from './firefox.ts';
import { until } from './until.ts';

/**
 * Chooses the menu's entry over an element, after what is done while the menu is open; gives the page in
 * which the discussion is looked at.
 */
export async function lookInFirefox(
  firefox: FirefoxDrive,
  page: FirefoxPage,
  selector: string,
  meanwhile?: () => Promise<unknown>,
): Promise<FirefoxPage> {
  await page.click(selector, 2);
  await meanwhile?.();
  await until('the menu', async () => {
    await firefox.extension.chooseMenuEntry('capture-thread');
    return true;
  });
  const look = await firefox.findExtensionPage('thread.html?look=');
  await until('what is recognised', () => look.run<boolean>(`return ${captureButton} !== null`));
  return look;
}

/** Captures what is recognised as it is. */
export async function captureThreadInFirefox(
  firefox: FirefoxDrive,
  page: FirefoxPage,
  selector: string,
  meanwhile?: () => Promise<unknown>,
): Promise<void> {
  const look = await lookInFirefox(firefox, page, selector, meanwhile);
  // The page closes by it, and may do so before it answers.
  await look.run(`setTimeout(() => ${captureButton}.click())`);
}

const captureButton = "document.querySelector('[data-look=capture] button')";
