/**
 * `node tests/bench/thread/main.ts [NAME…]`: how well posts are found on the fixture pages; without names
 * also what capturing a long discussion costs its page.
 */
import { loadPages } from './pages.ts';
import { reportPageCosts } from './report-page-costs.ts';
import { reportReading } from './report-reading.ts';
import { type Score, scoreThread } from './score.ts';

const isOfCost = process.argv.includes('--cost');
const only = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const isVerbose = process.argv.includes('--verbose');
const pages = await loadPages(only);
const scores: Score[] = [];

console.log(`${'page'.padEnd(28)} posts found    F1 author   time parent   text     ms`);
for (const page of pages) {
  const started = performance.now();
  const found = page.find();
  const ms = performance.now() - started;
  const score = scoreThread(page.golden, found);
  scores.push(score);
  console.log(row(page.name, page.golden.length, found.length, score, ms));
  if (isVerbose) for (const post of found) console.log('   ', JSON.stringify(post));
}
const mean = (field: keyof Score): number => {
  const known = scores.map((score) => score[field]).filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
};
console.log(
  row(
    'mean',
    0,
    0,
    {
      f1: mean('f1'),
      author: mean('author'),
      time: mean('time'),
      parent: mean('parent'),
      text: mean('text'),
    },
    0,
  ),
);

if (only.length === 0 || isOfCost) {
  await reportReading();
  await reportPageCosts();
}

function row(name: string, golden: number, found: number, score: Score, ms: number): string {
  const fields = [score.f1, score.author, score.time, score.parent, score.text];
  const numbers = fields.map((field) => field.toFixed(2).padStart(6)).join(' ');
  return `${name.padEnd(28)} ${String(golden).padStart(5)} ${String(found).padStart(5)} ${numbers} ${ms.toFixed(0).padStart(6)}`;
}
