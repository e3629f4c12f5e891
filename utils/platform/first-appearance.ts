/** How the reader wants pages to look, as far as the first word of a page needs it. Nothing about anybody. */
export interface FirstAppearance {
  readonly language: string;
  readonly theme: string;
}

const key = 'first-look';

/**
 * What the last page of the extension looked like. The settings are in the database, which takes longer to
 * open than a first word may; this copy of two of them is read at once, and may be missing or old.
 */
export function loadFirstAppearance(): Partial<FirstAppearance> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch (_notKept) {
    return {};
  }
}

export function saveFirstAppearance({ language, theme }: FirstAppearance): void {
  try {
    localStorage.setItem(key, JSON.stringify({ language, theme }));
  } catch (_notKept) {
    // Full or forbidden: the next page shows its first word as the browser has it.
  }
}

export function forgetFirstAppearance(): void {
  try {
    localStorage.removeItem(key);
  } catch (_forbidden) {
    // Forbidden, so that nothing is kept there.
  }
}
