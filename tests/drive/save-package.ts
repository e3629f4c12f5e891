import type { Page } from 'playwright-core';

export function savePackage(page: Page, name: string): Promise<Blob> {
  return takeSavedFile(page, name, 'application/wacz');
}

/**
 * Presses a button that hands over a file, and takes the file from the page: a driven browser keeps no
 * downloads. Of a certain type, where one is given.
 */
export async function takeSavedFile(page: Page, name: string | RegExp, type = ''): Promise<Blob> {
  await page.evaluate((wanted) => {
    Object.assign(window, {
      handedOver: new Promise<Blob>((resolve) => {
        const create = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
          if (blob instanceof Blob && (wanted === '' || blob.type === wanted)) resolve(blob);
          return create.call(URL, blob);
        };
      }),
    });
  }, type);
  await page.getByRole('button', { name }).click();
  const base64 = await page.evaluate(async () => {
    const blob: Blob = await Reflect.get(window, 'handedOver');
    return new Promise<string>((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result).replace(/^.*,/, ''));
      reader.readAsDataURL(blob);
    });
  });
  return new Blob([new Uint8Array(Buffer.from(base64, 'base64'))]);
}
