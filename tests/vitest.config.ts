import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;

/** Every core: by itself Vitest leaves one free, and of two that is half. These tests wait much for disks. */
const WORKERS = '100%';

/** Three projects: pure code in Node, components in a DOM, and real browsers one at a time. */
export default defineConfig({
  root,
  test: {
    reporters: ['default', ['json', { outputFile: '.plaint/test-results.json' }]],
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/contract/**/*.test.ts'],
          environment: 'node',
          setupFiles: ['tests/drive/faults-of-units.ts', 'tests/drive/property-seed.ts'],
          maxWorkers: WORKERS,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        plugins: [preact()],
        test: {
          name: 'components',
          include: ['tests/components/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: ['tests/drive/faults-of-units.ts', 'tests/drive/property-seed.ts'],
          maxWorkers: WORKERS,
          css: { modules: { classNameStrategy: 'non-scoped' } },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.spec.ts'],
          environment: 'node',
          // After the others: a browser keeps two cores busy by itself.
          sequence: { groupOrder: 1 },
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          setupFiles: ['tests/drive/faults-of-browsers.ts', 'tests/drive/property-seed.ts'],
          globalSetup: ['tests/drive/build-once.ts'],
        },
      },
    ],
  },
});
