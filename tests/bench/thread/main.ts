/**
 * `node tests/bench/thread/main.ts [NAME…]`: how well posts are found on the fixture pages; without names
 * also what capturing a long discussion costs its page. `--software` instead: how well on pages of software
 * that is in the folder `PLAINT_SOFTWARE` (`software/install.ts` fills it); `--pages DIR` keeps these pages.
 */
import { parseArgs } from 'node:util';
import { loadPages, makeReader } from './pages.ts';
import { reportPageCosts } from './report-page-costs.ts';
import { reportReading } from './report-reading.ts';
import { type Score, scoreThread } from './score.ts';
import { meanScore, SCORE_HEAD, scoreRow } from './score-row.ts';
import { reportSoftware } from './software/report-software.ts';

const { values, positionals: only } = parseArgs({
  allowPositionals: true,
  options: {
    cost: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    software: { type: 'boolean', default: false },
    pages: { type: 'string' },
  },
});

console.log(SCORE_HEAD);
if (values.software) {
  const folder = process.env['PLAINT_SOFTWARE'] ?? '';
  const options = { folder, only, isVerbose: values.verbose, pagesTo: values.pages };
  await reportSoftware(await makeReader(), options);
} else await reportFixtures();

async function reportFixtures(): Promise<void> {
  const scores: Score[] = [];
  for (const page of await loadPages(only)) {
    const started = performance.now();
    const found = page.find();
    const ms = performance.now() - started;
    const score = scoreThread(page.golden, found);
    scores.push(score);
    console.log(scoreRow(page.name, page.golden.length, found.length, score, ms));
    if (values.verbose) for (const post of found) console.log('   ', JSON.stringify(post));
  }
  console.log(scoreRow('mean', 0, 0, meanScore(scores)));
  if (only.length === 0 || values.cost) {
    await reportReading();
    await reportPageCosts();
  }
}
