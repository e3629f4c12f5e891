import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { createNotices } from '../../utils/packaging/third-party-notices.ts';

const notices = createNotices();
const folder = new URL('../../.output/site', import.meta.url).pathname;
const here = new URL('.', import.meta.url).pathname;

/** The endpoint's public pages, built beside the extension's builds; `server/routes/site.ts` serves them. */
export default defineConfig({
  root: here,
  base: '/verify/',
  plugins: [
    preact(),
    notices.plugin(),
    { name: 'plaint:write-notices', closeBundle: () => notices.write(folder) },
  ],
  build: {
    outDir: folder,
    emptyOutDir: true,
    target: 'esnext',
    modulePreload: false,
    rolldownOptions: {
      input: ['index', 'appeal', 'answer'].map((page) => `${here}${page}.html`),
    },
  },
});
