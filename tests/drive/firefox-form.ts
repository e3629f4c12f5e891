import type { FirefoxDrive } from './firefox.ts';
import type { Entries } from './report-form.ts';
import { until } from './until.ts';

/**
 * Enters things as typing and clicking do: the value is set as the browser sets it, and the event follows.
 * Buttons are pressed by their words.
 */
export const HANDS = `
  const find = (selector) => document.querySelector(selector);
  const enter = (selector, value) => {
    const field = find(selector);
    const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value');
    set.call(field, value);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const button = (words) =>
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent.trim().startsWith(words));
`;

/** Points the extension at an endpoint through its settings page. */
export async function connectFirefox(drive: FirefoxDrive, url: string): Promise<void> {
  const page = await drive.openExtensionPage('options.html');
  await until('the settings', () =>
    page.run<boolean>(`${HANDS} return find('[name=endpoint-address]') !== null`),
  );
  await page.run(`${HANDS} enter('[name=endpoint-address]', ${JSON.stringify(url)});`);
  // A permission is asked for, so the click has to be a person's.
  await page.click('form:has([name=endpoint-address]) button[type=submit]');
  await until('the connection', () =>
    page.run<boolean>(`return document.querySelector('code') !== null`),
  );
}

/** Fills the report that the popup shows and presses Send; it is handed over when this returns. */
export async function sendInFirefox(drive: FirefoxDrive, entries: Entries): Promise<void> {
  const run = <T>(body: string) => drive.extension.runInView<T>('popup', HANDS + body);
  const answer = async () => {
    for (const [element, value] of Object.entries(entries.answers ?? {}))
      await run(
        `if (find('[name="${element}"]')) enter('[name="${element}"]', ${JSON.stringify(value)});`,
      );
  };
  await until('the capture', () =>
    run<boolean>(`return find('section section img, section section [role=status]') !== null`),
  );
  await run(`enter('select[name=category]', ${JSON.stringify(entries.category)});`);
  await run(`find('input[type=radio][value="${entries.affected}"]').click();`);
  await answer();
  await run(`document.querySelectorAll('nav button')[1].click();`);
  await answer();
  if (entries.contact === undefined) await run(`find('input[type=checkbox]').click();`);
  else await run(`enter('[name=reporter-contact]', ${JSON.stringify(entries.contact)});`);
  await run(`document.querySelectorAll('nav button')[2].click();`);
  await until('Send', () => run<boolean>(`return !find('footer button:last-of-type').disabled`));
  await run(`find('footer button:last-of-type').click();`);
  await until('the hand-over', () => run<boolean>(`return find('section[data-state]') !== null`));
}

/** The same, and returns the report's number when the receipt is there; then closes the popup. */
export async function reportInFirefox(drive: FirefoxDrive, entries: Entries): Promise<string> {
  await sendInFirefox(drive, entries);
  const run = <T>(body: string) => drive.extension.runInView<T>('popup', HANDS + body);
  const id = await until(
    'the receipt',
    () =>
      run<string>(`return find('section[data-state=received] code')?.textContent ?? ''`).then(
        (id) => id !== '' && id,
      ),
    30_000,
  );
  await drive.extension.closePopup();
  return id;
}
