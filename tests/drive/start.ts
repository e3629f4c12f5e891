import { parseArgs } from 'node:util';
import { buildFor, buildSite } from './build-once.ts';
import { installBrowsers } from './install-browsers.ts';
import { hasDisplay, startWithDisplay } from './start-with-display.ts';
import { startWithoutDisplay } from './start-without-display.ts';

const USAGE = `npm start -- [--headless] [--url URL] [--select TEXT] [--out DIR]

  --headless     drive a report from the first click to the reply and its rating, without a display
  --url URL      report this page instead of the sample discussion
  --select TEXT  report this passage of the page; it must be on it
  --out DIR      where the endpoint's files, the evidence and the receipt are kept (default: .plaint/start)`;

/** `npm start`: everything a newcomer needs, in one process that ends all it began. */
async function start(ending: AbortSignal): Promise<number> {
  const { values } = parseArgs({
    options: {
      headless: { type: 'boolean', default: false },
      url: { type: 'string' },
      select: { type: 'string' },
      out: { type: 'string', default: '.plaint/start' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (values.url !== undefined && !/^https?:\/\//.test(values.url))
    throw new Error(`--url takes an http or https address, not ${values.url}`);
  installBrowsers(['chromium']);
  buildFor(['chromium']);
  buildSite('desk-site');
  const request = {
    url: values.url,
    select: values.select,
    out: values.out,
    signal: ending,
  };
  if (values.headless || !hasDisplay()) return startWithoutDisplay(request);
  return startWithDisplay(request);
}

const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    // The second one does not wait; what was started is killed on the way out.
    if (ending.signal.aborted) process.exit(130);
    ending.abort();
  });
try {
  process.exitCode = await start(ending.signal);
} catch (error) {
  process.exitCode = ending.signal.aborted ? 130 : 1;
  if (!ending.signal.aborted) console.error(error instanceof Error ? error.message : error);
  if (error instanceof TypeError) console.error(USAGE);
}
