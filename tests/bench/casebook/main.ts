import {
  filterItems,
  findDuplicates,
  searchTextOf,
} from '../../../utils/report/casebook/filter-items.ts';
import { SearchIndex } from '../../../utils/report/casebook/search-index.ts';
import { measureList } from './measure-list.ts';
import { makeItems } from './sample-items.ts';

const COUNT = 10_000;
const ROUNDS = 20;
/** In ms. A frame takes 16.7 ms at 60 Hz; a task beyond 50 ms is a long one (W3C Long Tasks). */
const BOUNDS = { search: 50, filter: 50, change: 50, longestTask: 50 } as const;

const QUERIES = [
  'lantern',
  'l',
  '灯笼基金',
  '灯',
  '谣言 店主',
  'ランタン',
  'item9999',
  '第77条',
  'kettle 大家去他店里',
  'nothing',
];

function worst(work: () => void): number {
  let longest = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now();
    work();
    longest = Math.max(longest, performance.now() - begun);
  }
  return longest;
}

function median(work: () => void): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  }).sort((a, b) => a - b);
  return times[ROUNDS >> 1] ?? 0;
}

const failures: string[] = [];

function check(name: string, ms: number, bound: number): void {
  const isKept = ms < bound;
  console.log(
    `${name.padEnd(44)} ${ms.toFixed(1).padStart(8)} ms   < ${bound} ms   ${isKept ? 'ok' : 'MISSED'}`,
  );
  if (!isKept) failures.push(name);
}

const items = makeItems(COUNT);
const index = new SearchIndex();
const begun = performance.now();
for (const item of items) index.put(item.id, searchTextOf(item));
console.log(
  `index of ${COUNT} items built in ${(performance.now() - begun).toFixed(0)} ms, in slices of 12 ms on the page`,
);

for (const query of QUERIES) {
  const hits = index.search(query)?.size ?? 0;
  check(
    `search “${query}” (${hits} found), median`,
    median(() => index.search(query)),
    BOUNDS.search,
  );
}
const duplicates = findDuplicates(items);
check(
  'filter by case, tag, account and day, worst',
  worst(() =>
    filterItems(
      items,
      { caseId: 'inbox', tag: 'seen', from: '2030-01-02', state: 'collected' },
      { stateOf: () => 'collected', duplicates, found: undefined },
    ),
  ),
  BOUNDS.filter,
);
let turn = 0;
check(
  'one item changed and found by its new words, worst',
  worst(() => {
    turn += 1;
    index.put(items[turn]?.id ?? '', `changed ${turn}`);
    if (index.search(`changed ${turn}`)?.size === 0) throw new Error('not found');
  }),
  BOUNDS.change,
);
const list = await measureList(makeItems(COUNT));
console.log(
  `list of ${COUNT} in the real page: ${list.nodes} entries in the document, shown after ${list.shownMs.toFixed(0)} ms`,
);
check('scrolling through it, longest task', list.longestTaskMs, BOUNDS.longestTask);
check('typing a word to found items on the screen', list.searchMs, 1_000);
if (failures.length > 0) process.exitCode = 1;
