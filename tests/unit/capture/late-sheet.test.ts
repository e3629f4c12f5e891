// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { OmissionList } from '../../../utils/capture/snapshot/omission-list.ts';
import type { ResourcePool } from '../../../utils/capture/snapshot/resource-pool.ts';
import { SheetRewriter } from '../../../utils/capture/snapshot/sheet-rewriter.ts';

const base = 'https://example.org/style.css';

function rewriter(): { readonly sheets: SheetRewriter; readonly cuts: OmissionList } {
  const cuts = new OmissionList();
  // No URL is asked for here.
  const pool = {} as ResourcePool;
  return {
    cuts,
    sheets: new SheetRewriter({ pool, cuts, isTrue: () => true, wasLoaded: () => true }),
  };
}

it('a sheet that comes once the elements are written is listed with what it asks of them', () => {
  const { sheets, cuts } = rewriter();
  sheets.sheet('a[href^="http"]{color:red}b{color:green}', base, { isLate: true });
  expect(cuts.list()).toEqual([
    { what: 'stylesheet', why: 'limit-time', count: 1, examples: ['[href^="http"]'] },
  ]);
});

it('nothing is listed of what came in time, or asks for what was asked before', () => {
  const { sheets, cuts } = rewriter();
  const rule = 'a[href^="http"]{color:red}';
  const inTime = sheets.sheet(rule, base);
  expect(sheets.sheet(rule, base, { isLate: true })).toEqual(inTime);
  expect(cuts.list()).toEqual([]);
});
