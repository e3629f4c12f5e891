import type { CDPSession, Page } from 'playwright-core';
import { conditions, measureControls } from './measure-controls.ts';

/** What a pointer or a keyboard does to a control: the pseudo-classes that hold meanwhile. */
const pointings = {
  rest: [],
  'under the pointer': ['hover'],
  pressed: ['hover', 'active'],
  focused: ['focus', 'focus-visible', 'focus-within'],
} as const;

export interface Contrast {
  /** `hover disabled: button "Send the report"`. */
  readonly where: string;
  readonly ratio: number;
}

/**
 * The contrast of every text in every control of a page, in each of its states: forced by the browser's own
 * tools, computed with every background and opacity that lies under it.
 */
export async function readContrasts(page: Page): Promise<Contrast[]> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('DOM.enable');
    await session.send('CSS.enable');
    const nodeIds = await markControls(page, session);
    const found: Contrast[] = [];
    for (const [pointing, classes] of Object.entries(pointings)) {
      await force(session, nodeIds, classes);
      const measured = await page.evaluate(measureControls, conditions);
      for (const { condition, control, ratio } of measured)
        found.push({ where: `${pointing}, ${condition}: ${control}`, ratio });
    }
    await force(session, nodeIds, []);
    return found;
  } finally {
    await session.detach();
  }
}

/** Opens what can be opened, and gives the node of every control and of whatever it lies in. */
async function markControls(page: Page, session: CDPSession): Promise<number[]> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    const controls = 'button, a[href], input, select, textarea, summary, label, [role], [tabindex]';
    for (const control of document.querySelectorAll(controls)) {
      control.setAttribute('data-control', '');
      for (let each: Element | null = control; each !== null; each = each.parentElement)
        each.setAttribute('data-pointed', '');
    }
  });
  const { root } = await session.send('DOM.getDocument', { depth: -1 });
  const { nodeIds } = await session.send('DOM.querySelectorAll', {
    nodeId: root.nodeId,
    selector: '[data-pointed]',
  });
  return nodeIds;
}

async function force(
  session: CDPSession,
  nodeIds: readonly number[],
  classes: readonly string[],
): Promise<void> {
  // All on their way at once: one round trip for each node would be most of the time.
  await Promise.all(
    nodeIds.map((nodeId) =>
      session.send('CSS.forcePseudoState', { nodeId, forcedPseudoClasses: [...classes] }),
    ),
  );
}
