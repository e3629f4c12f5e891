import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './app-env.ts';

/**
 * Every answer is data for a program: nothing in it may run, be framed, sniffed or kept by a cache that
 * was not told to. No CORS: the extension holds a permission for this origin, and no page should have one.
 */
const fixed = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'interest-cohort=()',
} as const;

export const securityHeaders: Readonly<Record<string, string>> = {
  ...fixed,
  'Cache-Control': 'no-store',
};

export function responseHeaders(): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(fixed)) c.header(name, value);
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
  };
}
