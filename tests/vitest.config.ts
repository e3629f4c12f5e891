import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;

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
          testTimeout: 20_000,
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
          css: { modules: { classNameStrategy: 'non-scoped' } },
          testTimeout: 20_000,
        },
      },
      {
        root,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.spec.ts'],
          environment: 'node',
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
