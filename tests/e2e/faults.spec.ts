import { afterAll, afterEach, beforeAll, describe, test } from 'vitest';
import { type FirefoxStage, openFirefoxStage } from '../faults/firefox-stage.ts';
import { faultRows } from '../faults/rows.ts';
import { firefoxRows } from '../faults/rows-firefox.ts';
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

  for (const row of quickRows) test(row.name, () => row.run(stage));
});

describe('the same in Firefox', () => {
  let stage: FirefoxStage;
  beforeAll(async () => {
    stage = await openFirefoxStage(1);
  });
  afterEach(() => stage.calm());
  afterAll(() => stage?.close());

  for (const row of firefoxRows.filter(({ isQuick }) => isQuick)) {
    test(row.name, () => row.run(stage));
  }
});
