import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type Descriptor, signedDescriptorSchema } from '../../utils/protocol/descriptor.ts';
import { mediaTypes, paths } from '../../utils/protocol/wire.ts';
import { type DeliveredReport, type DeskReportOptions, deliverReport } from './desk-report.ts';
import { type DeskSite, startDeskSite } from './desk-site.ts';
import { type EndpointDrive, startEndpoint } from './endpoint.ts';
import { requireBrowser } from './find-browser.ts';
import { enrolSecondPerson, type SecondPerson } from './second-person.ts';

const TEAM = new URL('../../server/cli/team.ts', import.meta.url).pathname;
const DESK_KEY = new URL('../../server/cli/desk-key.ts', import.meta.url).pathname;

const PASSPHRASE = 'seven ferns in the rain';

/** Somebody at the desk, in a browser of their own. */
export type DeskPerson = {
  readonly number: number;
  /** The six that their page showed. */
  readonly words: string;
  readonly context: BrowserContext;
  readonly page: Page;
};

export type DeskStage = {
  readonly endpoint: EndpointDrive;
  readonly url: string;
  readonly descriptor: Descriptor;
  /** Resolves to the report's number. */
  deliver(options?: DeskReportOptions): Promise<string>;
  /** The same with what its reporter keeps. */
  deliverKept(options?: DeskReportOptions): Promise<DeliveredReport>;
  /** A browser of somebody else. */
  newContext(): Promise<BrowserContext>;
  /** Of everybody who joined by `join`. */
  readonly passphrase: string;
  /** Invited, joined, compared and given the desk's key, each as people do it. */
  join(roles: readonly string[]): Promise<DeskPerson>;
  /** The operator makes another desk key: what is delivered from here on is sealed to it. */
  rotateKey(): Promise<void>;
  /** The operator gives somebody the desk's newest key. */
  giveKey(person: DeskPerson): Promise<void>;
  /** Somebody else agrees to whatever waits for a second person. */
  approve(): Promise<void>;
  /** The endpoint's clock is right from here on. */
  comeToPresent(): Promise<void>;
  close(): Promise<void>;
};

const BEHIND_CLOCK = new URL('behind-clock.ts', import.meta.url).href;
const DAY_MS = 86_400_000;

type MovedEndpoint = { endpoint: EndpointDrive; comeToPresent(): Promise<void> };

/** An endpoint whose clock is behind, as far as it reads one. */
async function startBehind(daysAgo: number): Promise<MovedEndpoint> {
  const folder = await mkdtemp(join(tmpdir(), 'plaint-clock-'));
  const file = join(folder, 'behind-ms');
  await writeFile(file, String(daysAgo * DAY_MS));
  const env = { NODE_OPTIONS: `--import=${BEHIND_CLOCK}`, PLAINT_TEST_CLOCK: file };
  const endpoint = await startEndpoint({ env });
  return {
    endpoint,
    async comeToPresent() {
      await rm(folder, { recursive: true });
      await endpoint.restart();
    },
  };
}

/** Another key, in a folder of its own, known to the endpoint from its next start; resolves to its file. */
async function addKey(endpoint: EndpointDrive, folder: string, ...how: string[]): Promise<string> {
  const out = join(endpoint.dataDir, '..', folder);
  await mkdir(out);
  const env = { ...process.env, PLAINT_DATA_DIR: endpoint.dataDir };
  const options = [...how, '--out', out, '--insecure-no-passphrase'];
  await promisify(execFile)(process.execPath, [DESK_KEY, ...options], { env });
  await endpoint.restart();
  const [file = ''] = await readdir(out);
  return join(out, file);
}

async function readDescriptor({ url }: EndpointDrive): Promise<Descriptor> {
  const told = await fetch(url + paths.descriptor, { headers: { Accept: mediaTypes.descriptor } });
  return signedDescriptorSchema.parse(await told.json()).descriptor;
}

export type StageOptions = {
  /** Who reports is sealed to a key of its own, which custodians are given beside the desk's. */
  hasIdentityKey?: boolean;
  /** The endpoint begins so many days ago, by its own clock, until `comeToPresent`. */
  daysAgo?: number;
  /** Serves the desk in another way than `npm run desk`. */
  serve?: (endpoint: string) => Promise<DeskSite>;
};

/** An endpoint, the desk's own server in front of it, and a browser. */
export async function openDeskStage(
  args: readonly string[] = [],
  { hasIdentityKey = false, daysAgo = 0, serve = startDeskSite }: StageOptions = {},
): Promise<DeskStage> {
  const { endpoint, comeToPresent } = await startBehind(daysAgo);
  // A key of its own for those who may see who reports.
  const identityKey = hasIdentityKey
    ? await addKey(endpoint, 'identity', 'make', '--identity')
    : undefined;
  const desk = await serve(endpoint.url);
  const { url } = desk;
  const browser: Browser = await chromium.launch({
    executablePath: requireBrowser('chromium'),
    args: ['--no-sandbox', ...args],
  });
  const team = async (...parameters: readonly string[]): Promise<Record<string, string>> => {
    const env = { ...process.env, PLAINT_DATA_DIR: endpoint.dataDir };
    const { stdout } = await promisify(execFile)(process.execPath, [TEAM, ...parameters], { env });
    return JSON.parse(stdout);
  };
  let isFirst = true;
  let second: SecondPerson | undefined;
  /** From three on the team, somebody else has to agree. */
  const approve = async () => {
    second ??= await enrolSecondPerson(endpoint, descriptor);
    await second.approve();
  };
  let descriptor = await readDescriptor(endpoint);
  const [firstKey = ''] = await readdir(endpoint.deskKeyDir);
  let deskKey = join(endpoint.deskKeyDir, firstKey);
  /** Refused unless these are the words that the endpoint's operator has. */
  const give = async (number: number, key: string, words: string) => {
    const granted = await team('grant', String(number), '--key', key, '--words', words);
    if (String(granted['waiting']) === 'true') await approve();
  };
  return {
    endpoint,
    url,
    get descriptor() {
      return descriptor;
    },
    approve,
    comeToPresent,
    passphrase: PASSPHRASE,
    newContext: () => browser.newContext({ viewport: { width: 1280, height: 900 } }),
    deliverKept: (options) => deliverReport(endpoint.url, descriptor, options),
    async deliver(options) {
      return (await deliverReport(endpoint.url, descriptor, options)).id;
    },
    async join(roles) {
      const invited = await team(isFirst ? 'init' : 'invite', '--roles', roles.join(','));
      isFirst = false;
      if (String(invited['waiting']) === 'true') await approve();
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      await page.goto(url + invited['invitation']);
      await page.locator('[name=new-passphrase]').fill(PASSPHRASE);
      await page.keyboard.press('Enter');
      const joined = page.locator('[data-joined]');
      await joined.waitFor();
      const number = Number(await joined.getAttribute('data-joined'));
      const read = await joined.locator('ol li').allTextContents();
      const words = read.join(' ');
      await give(number, deskKey, words);
      if (identityKey !== undefined && roles.includes('custodian'))
        await give(number, identityKey, words);
      await page.reload();
      await unlockDesk(page);
      return { number, words, context, page };
    },
    async rotateKey() {
      deskKey = await addKey(endpoint, 'rotated', 'rotate');
      descriptor = await readDescriptor(endpoint);
    },
    giveKey: ({ number, words }) => give(number, deskKey, words),
    async close() {
      await browser.close();
      await desk.close();
      await endpoint.close();
    },
  };
}

/** As a person comes back to a desk that is locked. */
export async function unlockDesk(page: Page): Promise<void> {
  await page.locator('[name=passphrase]').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await page.locator('main nav').waitFor();
}
