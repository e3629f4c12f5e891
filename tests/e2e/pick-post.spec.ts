import { afterAll, beforeAll, expect, it } from 'vitest';
import { goToStep } from '../drive/report-form.ts';
import { openScene, type Scene } from '../drive/scene.ts';
import { lookAtPick } from '../drive/surface-stories.ts';
import { until } from '../drive/until.ts';

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});

afterAll(() => scene?.close());

it('which post is meant is still needed on the last step, and the keyboard leads to the question', async () => {
  let isSeen = false;
  await lookAtPick(scene, async (_, popup) => {
    await goToStep(popup, 3);
    const hint = popup.locator('section li button', { hasText: 'Which post you report' });
    await hint.focus();
    await popup.keyboard.press('Enter');
    const first = popup.locator('fieldset:has([value=all]) input').first();
    await first.waitFor();
    const isFocused = (value: string) =>
      popup.evaluate<boolean>(`document.activeElement?.value === '${value}'`);
    await until('the question', () => isFocused('0'));
    // Space answers it; then it is asked for no more.
    await popup.keyboard.press('Space');
    await until('the answer', () => first.isChecked());
    await goToStep(popup, 3);
    await popup.locator('section li button').first().waitFor();
    await hint.waitFor({ state: 'detached' });
    isSeen = true;
  });
  expect(isSeen).toBe(true);
});
