import { Hono } from 'hono';
import type { AppContext, AppEnv } from './http/app-env.ts';
import { responseHeaders, securityHeaders } from './http/response-headers.ts';
import { describeFault, type Log } from './log.ts';
import { problemResponse, RequestRefused } from './problem.ts';
import { methods, patterns } from './routes/patterns.ts';
import { classifyStoreFault } from './store-fault.ts';

const patternNames = Object.keys(patterns) as (keyof typeof patterns)[];

function refusalOf(error: unknown, log: Log): RequestRefused {
  if (error instanceof RequestRefused) return error;
  log('error', 'request.failed', describeFault(error));
  const code = classifyStoreFault(error);
  if (code !== undefined) return new RequestRefused(code, { headers: { 'Retry-After': '60' } });
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
  for (const name of patternNames)
    app.all(patterns[name], () =>
      problemResponse('method-not-allowed', { headers: { Allow: methods[name] } }),
    );
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
