import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SheetTrial, startSheetTrial } from './sheet-trial.ts';
import { type TriedSheet, triedSheet } from './style-sheets.ts';

/** How many sheets are tried on one page, and on how many pages; `PLAINT_FUZZ_PAGES` asks for more. */
const sheetsOnPage = 40;
const pages = Number(process.env['PLAINT_FUZZ_PAGES'] ?? 3);

let trial: SheetTrial;

beforeAll(async () => {
  trial = await startSheetTrial();
});

afterAll(async () => {
  await trial?.close();
});

/** What the property found once, or what is near it. */
const known: readonly TriedSheet[] = [
  {
    text: '@layer a{p{padding:var(--none,3px);padding-top:3px} a:playing,:placeholder-shown{color:red}}',
    as: 'style',
  },
  {
    text: '@media all{p{padding:var(--none,3px);padding-top:3px} b:-moz-broken,:target{color:red}}',
    as: 'edited',
  },
  { text: '::slotted(.on){@media all{color:red}inset:var(--none,17px);top:3px}', as: 'adopted' },
  { text: ':host-context(body){inset:var(--none,17px);top:3px}', as: 'adopted' },
  { text: ':empty + #one{text-indent:28px}', as: 'inserted' },
  { text: '.a::before{content:"x";@media all{inset:var(--none,7px);top:3px}}', as: 'adopted' },
  {
    text: '.a,#none{@media all{inset:var(--none,7px);top:3px}}a.a{inset:2px}',
    as: 'adopted',
  },
  {
    text: '.list{li{@layer x{&.on{inset:var(--none,7px);top:3px}}margin:var(--none,1px);margin-top:2px}}',
    as: 'adopted',
  },
];

it.each(known)(
  'a sheet that once lost something loses nothing: $text',
  async (sheet) => {
    expect(await trial.lostBy([sheet])).toEqual([]);
  },
  60_000,
);

it('every computed style of every element is kept, whatever a sheet says', async () => {
  const property = fc.asyncProperty(
    fc.array(triedSheet, { minLength: sheetsOnPage, maxLength: sheetsOnPage }),
    async (sheets) => {
      const lost = await trial.lostBy(sheets);
      expect(lost.length === 0 ? [] : await guilty(sheets)).toEqual([]);
    },
  );
  await fc.assert(property, {
    numRuns: pages,
    endOnFailure: true,
  });
}, 3_600_000);

/** Of the sheets of a page those that lose something alone, with what they lose. */
async function guilty(sheets: readonly TriedSheet[]): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const sheet of sheets) {
    const lost = await trial.lostBy([sheet]);
    if (lost.length > 0) found.push({ ...sheet, lost: lost.slice(0, 3) });
    if (found.length >= 3) break;
  }
  return found.length > 0 ? found : ['lost only beside others'];
}
