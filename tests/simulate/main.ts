import { parseArgs } from 'node:util';
import { guideline2023 } from '../../utils/standard/guideline-2023/guideline-2023.ts';
import { simulate } from './simulate.ts';

// `npm run simulate -- --cases 10000 --days 365`: a year at a desk whose handlers are lazy, ill or gone.
// Exits with 1 if a case fell silent.
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    days: { type: 'string', default: '365' },
    seed: { type: 'string', default: '1' },
  },
});
const result = await simulate({
  cases: Number(values.cases),
  days: Number(values.days),
  seed: Number(values.seed),
  standard: guideline2023,
  tell: (line) => console.log(line),
});
console.log(JSON.stringify(result));
process.exitCode = result.silent === 0 ? 0 : 1;
