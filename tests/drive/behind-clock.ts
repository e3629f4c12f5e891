import { existsSync, readFileSync } from 'node:fs';

// Loaded before the endpoint (`node --import`): its clock is so many milliseconds behind as the file says,
// for as long as the file is there when it starts.
const file = process.env['PLAINT_TEST_CLOCK'] ?? '';
const behindMs = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
const Real = Date;

if (behindMs > 0)
  globalThis.Date = class extends Real {
    constructor(value: number | string | Date = Real.now() - behindMs) {
      super(value);
    }
    static override now() {
      return Real.now() - behindMs;
    }
  } as DateConstructor;
