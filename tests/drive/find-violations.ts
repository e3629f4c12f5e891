import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import type { FirefoxPage } from './firefox.ts';

/** What axe finds wrong in the page as it is shown now, in a form that a person can read in a failure. */
export async function findViolations(page: Page): Promise<string[]> {
  // Half a megabyte to send and to parse, which a page needs once.
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(`${axe.source}; null`);
  return asLines(
    await page.evaluate<AxeResults>("axe.run(document, { resultTypes: ['violations'] })"),
  );
}

/** The same in Firefox. */
export async function findFirefoxViolations(page: FirefoxPage): Promise<string[]> {
  return asLines(
    await page.run<AxeResults>(
      `if (!('axe' in globalThis)) { ${axe.source} }
       const { violations } = await axe.run(document, { resultTypes: ['violations'] });
       return { violations };`,
    ),
  );
}

function asLines({ violations }: Pick<AxeResults, 'violations'>): string[] {
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}
