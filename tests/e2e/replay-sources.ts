import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { listen } from '../drive/listen.ts';

const root = new URL('../../', import.meta.url);

const imports = {
  canonicalize: '/node_modules/canonicalize/lib/canonicalize.js',
  jose: '/node_modules/jose/dist/webapi/index.js',
  'zod/mini': '/node_modules/zod/mini/index.js',
};

const page = `<!doctype html><meta charset="utf-8"><title>sources</title>
<script type="importmap">${JSON.stringify({ imports })}</script>`;

/** The repository's own modules on loopback, types stripped, so that a browser runs them as they are. */
export async function serveSources(): Promise<{ origin: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://loopback');
    if (pathname === '/') {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end(page);
      return;
    }
    try {
      const source = await readFile(new URL(`.${pathname}`, root), 'utf8');
      const script = pathname.endsWith('.ts') ? stripTypeScriptTypes(source) : source;
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script);
    } catch {
      response.writeHead(404).end();
    }
  });
  return listen(server);
}
