import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

const here = new URL('.', import.meta.url).pathname;

/** The endpoint's public page, built beside the extension's builds; `server/routes/site.ts` serves it. */
export default defineConfig({
  root: here,
  base: '/verify/',
  plugins: [preact()],
  build: {
    outDir: new URL('../../.output/site', import.meta.url).pathname,
    emptyOutDir: true,
    target: 'esnext',
    modulePreload: false,
  },
});
