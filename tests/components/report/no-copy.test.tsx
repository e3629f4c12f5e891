import { describe, expect, it } from 'vitest';
import type { CaptureState } from '../../../utils/report/draft.ts';
import { until } from '../../drive/until.ts';
import { button, findViolations, openPopup, type PopupOptions } from '../popup-harness.tsx';

const failed: CaptureState = { state: 'failed', code: 'capture_failed' };

async function openLastStep(options: PopupOptions) {
  const popup = await openPopup(options);
  const steps = [...popup.root.querySelectorAll<HTMLButtonElement>('ol button')];
  steps.at(-1)?.click();
  const footer = await until('Send', () =>
    steps.at(-1)?.getAttribute('aria-current') === 'step'
      ? popup.root.querySelector('footer')
      : null,
  );
  return { ...popup, footer };
}

describe('beside Send it is said that no copy of the page goes with the report', () => {
  it.each([
    ['en', 'No copy of the page', 'Capture again'],
    ['zh-Hans', '这份举报不含页面副本', '重新取证'],
    ['zh-Hant', '這份舉報不含頁面副本', '重新取證'],
  ] as const)('when the capture failed, in %s', async (language, words, again) => {
    const { root, footer, recaptured, draftId } = await openLastStep({
      language,
      draft: { capture: failed },
    });
    expect(footer.querySelector('[role=status]')?.textContent).toContain(words);
    expect(await findViolations()).toEqual([]);
    button(root, again).click();
    await until('the capture', () => recaptured.includes(draftId));
  });

  it('when a capture holds pictures and facts, but no document', async () => {
    const { footer } = await openLastStep({ roles: ['screenshot', 'thumbnail', 'facts', 'text'] });
    expect(footer.textContent).toContain('Only a picture and the facts');
    expect(footer.textContent).toContain('Capture again');
  });

  it('when the browser lets nobody read the page, without an offer that cannot help', async () => {
    const capture: CaptureState = { state: 'forbidden', reason: 'store' };
    const { footer } = await openLastStep({ draft: { capture } });
    expect(footer.textContent).toContain('No copy of the page');
    expect(footer.textContent).not.toContain('Capture again');
  });

  it('and that the page must be opened again, when it is closed', async () => {
    const { root, footer } = await openLastStep({ draft: { capture: failed }, isPageGone: true });
    button(root, 'Capture again').click();
    await until('the answer', () => footer.textContent?.includes('no longer open'));
    expect(() => button(root, 'Capture again')).toThrow();
  });
});

describe('nothing is said', () => {
  it('when the page was kept', async () => {
    const { footer } = await openLastStep({ roles: ['document', 'screenshot'] });
    expect(footer.textContent).not.toContain('No copy of the page');
  });

  it('when it must not be copied, or is being captured', async () => {
    const states: CaptureState[] = [
      { state: 'forbidden', reason: 'link-only' },
      { state: 'running', startedAt: new Date().toISOString() },
    ];
    for (const capture of states) {
      const { footer } = await openLastStep({ draft: { capture } });
      expect(footer.textContent).not.toContain('No copy of the page');
    }
  });
});
