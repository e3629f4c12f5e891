import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import { faultRows } from '../faults/rows.ts';
import { openStage, type Stage } from '../faults/stage.ts';

/** Of every kind of fault one; `npm run faults` has them all. */
const quickRows = faultRows.filter(({ isQuick }) => isQuick);

describe('one report, all digests equal, nothing stuck', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(1);
  });
  afterEach(() => stage.calm());
  afterAll(() => stage?.close());

  for (const row of quickRows) it(row.name, () => row.run(stage));
});
