import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { RequestRefused } from '../problem.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};

/** The page runs its own script and style only, and can send nothing anywhere. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The same for pages that ask where they came from, and nobody else. */
const askingPolicy = `${policy}; connect-src 'self'`;

/** Pages for those whom a notice went to, and their files. */
const noticePages = { '/appeal': 'appeal.html', '/answer': 'answer.html' } as const;

/**
 * The public pages from `folder`, where the build put them: one verifies packages in the visitor's browser,
 * the others are for those whom a notice went to.
 */
export function siteRoutes(folder: string): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();
  const serve = async (path: string) => {
    const type = mediaTypes[path.slice(path.lastIndexOf('.') + 1)];
    if (type === undefined) throw new RequestRefused('not-found');
    const bytes = await readFile(join(folder, path)).catch((cause: unknown) => {
      throw new RequestRefused('not-found', { cause });
    });
    return { bytes: new Uint8Array(bytes), type };
  };
  const answer = async (path: string, allowed = policy) => {
    const { bytes, type } = await serve(path);
    return new Response(bytes, {
      headers: { 'Content-Type': type, 'Content-Security-Policy': allowed },
    });
  };
  for (const [path, file] of Object.entries(noticePages)) {
    routes.get(path, (c) => c.redirect(`${path}/`, 308));
    routes.get(`${path}/`, () => answer(file, askingPolicy));
  }
  routes.get('/verify', (c) => c.redirect('/verify/', 308));
  routes.get('/verify/', () => answer('index.html'));
  routes.get('/verify/third-party-notices.txt', () => answer('third-party-notices.txt'));
  routes.get('/verify/assets/:name{[\\w-]+\\.(?:js|css)}', (c) =>
    answer(join('assets', c.req.param('name'))),
  );
  return routes;
}
