import { afterEach, expect, it, vi } from 'vitest';
import { chosenLocale, keepLocale } from '../../../utils/i18n/chosen-locale.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

function withStorage(): Map<string, string> {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  });
  return kept;
}

it('what was chosen holds on the next visit, whatever the browser asks for', () => {
  withStorage();
  expect(chosenLocale(['zh-TW'])).toBe('zh-TW');
  keepLocale('zh-Hans');
  expect(chosenLocale(['en'])).toBe('zh-Hans');
});

it('what no language is called is no choice', () => {
  withStorage().set('plaint-locale', 'tlh');
  expect(chosenLocale(['en'])).toBe('en');
});

it('a browser that forbids to keep anything is asked what it wants, and loses the choice alone', () => {
  vi.stubGlobal(
    'localStorage',
    new Proxy(
      {},
      {
        get() {
          throw new DOMException('forbidden', 'SecurityError');
        },
      },
    ),
  );
  expect(() => keepLocale('zh-Hans')).not.toThrow();
  expect(chosenLocale(['en'])).toBe('en');
});
