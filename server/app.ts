import { Hono, type MiddlewareHandler } from 'hono';
import type { AppContext, AppEnv } from './http/app-env.ts';
import { describeFault, type Log } from './log.ts';
import type { Metrics } from './metrics/metrics.ts';
import { problemResponse, RequestRefused } from './problem.ts';
import { allowedMethods, patterns } from './routes/patterns.ts';
import { classifyStoreFault } from './store-fault.ts';

const patternNames = Object.keys(patterns) as (keyof typeof patterns)[];

function refusalOf(error: unknown, log: Log): RequestRefused {
  if (error instanceof RequestRefused) return error;
  log('error', 'request.failed', describeFault(error));
  const code = classifyStoreFault(error);
  if (code !== undefined) return new RequestRefused(code, { headers: { 'Retry-After': '60' } });
  return new RequestRefused('internal');
}

/** One log line and one observation per request, both by the route's pattern. */
function watchRequests(ports: AppPorts): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const startedAt = ports.elapsedMs();
    await next();
    const durationMs = ports.elapsedMs() - startedAt;
    const route = c.req.matchedRoutes.at(-1)?.path ?? 'none';
    const { status } = c.res;
    const { method } = c.req;
    ports.metrics.observeRequest(route, durationMs / 1000);
    ports.metrics.count('plaint_requests_total', {
      method: knownMethod(method),
      route,
      status: String(status),
    });
    ports.log('info', 'request', {
      method,
      route,
      status,
      durationMs: Math.round(durationMs * 10) / 10,
    });
  };
}

/** A connection that stays open would hold up the stop until its deadline. */
function closeWhenStopping(isStopping: () => boolean): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    await next();
    if (isStopping()) c.header('Connection', 'close');
  };
}

/** A method is a client's own word: only those of the protocol become a label. */
function knownMethod(method: string): string {
  return ['GET', 'HEAD', 'PUT', 'PATCH', 'POST'].includes(method) ? method : 'other';
}

interface AppPorts {
  readonly routes: readonly Hono<AppEnv>[];
  readonly spendRequest: (c: AppContext) => void;
  readonly isStopping: () => boolean;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly elapsedMs: () => number;
}

/** Puts the routes together with what holds for all of them: headers, limits by client, words for errors. */
export function createApp(ports: AppPorts): Hono<AppEnv> {
  const app = new Hono<AppEnv>({ strict: true });
  app.use(watchRequests(ports));
  app.use(closeWhenStopping(ports.isStopping));
  app.use(async (c, next) => {
    ports.spendRequest(c);
    await next();
  });
  for (const routes of ports.routes) app.route('/', routes);
  for (const name of patternNames)
    app.all(patterns[name], () =>
      problemResponse('method-not-allowed', { headers: { Allow: allowedMethods[name] } }),
    );
  app.notFound(() => problemResponse('not-found'));
  app.onError((error) => {
    const { code, options } = refusalOf(error, ports.log);
    return problemResponse(code, options);
  });
  return app;
}
