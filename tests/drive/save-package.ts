import type { Page } from 'playwright-core';

/** Presses a button that hands over a file, and takes the file from the page: a driven browser keeps no downloads. */
export async function savePackage(page: Page, name: string): Promise<Blob> {
  await page.evaluate(() => {
    Object.assign(window, {
      handedOver: new Promise<Blob>((resolve) => {
        const create = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
          if (blob instanceof Blob && blob.type === 'application/wacz') resolve(blob);
          return create.call(URL, blob);
        };
      }),
    });
  });
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
