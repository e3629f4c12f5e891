import { Hono } from 'hono';
import type { AppContext, AppEnv } from './http/app-env.ts';
import { responseHeaders, securityHeaders } from './http/response-headers.ts';
import { describeFault, type Log } from './log.ts';
import { problemResponse, RequestRefused } from './problem.ts';

/** Methods of each path, for an honest `Allow`. Patterns, never URLs, are also what the log names. */
const allowed: readonly (readonly [pattern: string, methods: string])[] = [
  ['/.well-known/plaint', 'GET, HEAD'],
  ['/healthz', 'GET, HEAD'],
  ['/readyz', 'GET, HEAD'],
  ['/v1/evidence/sha-256/:sha256{[0-9a-f]{64}}', 'HEAD, PATCH'],
  ['/v1/reports/:id{[0-9a-f-]{36}}', 'GET, HEAD, PUT'],
  ['/v1/ledger/checkpoint', 'GET, HEAD'],
  ['/v1/ledger/inclusion', 'GET, HEAD'],
  ['/v1/ledger/consistency', 'GET, HEAD'],
];

function refusalOf(error: unknown, log: Log): RequestRefused {
  if (error instanceof RequestRefused) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  log('error', 'request.failed', describeFault(error));
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new RequestRefused('storage-full', { headers: { 'Retry-After': '600' } });
  return new RequestRefused('internal');
}

/** Puts the routes together with what holds for all of them: headers, limits by client, words for errors. */
export function createApp(ports: {
  readonly routes: readonly Hono<AppEnv>[];
  readonly takeRequest: (c: AppContext) => void;
  readonly log: Log;
  readonly elapsedMs: () => number;
}): Hono<AppEnv> {
  const app = new Hono<AppEnv>({ strict: true });
  app.use(responseHeaders());
  app.use(async (c, next) => {
    const startedAt = ports.elapsedMs();
    await next();
    ports.log('info', 'request', {
      method: c.req.method,
      route: c.req.matchedRoutes.at(-1)?.path ?? 'none',
      status: c.res.status,
      durationMs: Math.round((ports.elapsedMs() - startedAt) * 10) / 10,
    });
  });
  app.use(async (c, next) => {
    ports.takeRequest(c);
    await next();
  });
  for (const routes of ports.routes) app.route('/', routes);
  for (const [pattern, methods] of allowed)
    app.all(pattern, () => problemResponse('method-not-allowed', { headers: { Allow: methods } }));
  app.notFound(() => problemResponse('not-found'));
  app.onError((error) => {
    const { code, options } = refusalOf(error, ports.log);
    return problemResponse(code, {
      ...options,
      headers: { ...securityHeaders, ...options.headers },
    });
  });
  return app;
}
