import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyPackage } from '../../utils/evidence/verify/verify-package.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { findTraces } from '../drive/find-traces.ts';
import { INSULT, openReportForm, sendAndOpen } from '../drive/open-report.ts';
import { coloursIn, picturesIn } from '../drive/package-pictures.ts';
import { readPackageFiles } from '../drive/read-package.ts';
import { readStore } from '../drive/read-store.ts';
import { fillReport } from '../drive/report-form.ts';
import { savePackage, takeSavedFile } from '../drive/save-package.ts';
import { openScene, type Scene } from '../drive/scene.ts';
import { until } from '../drive/until.ts';

const NAME = 'Canary Quillfeather';
const WORDS = 'These are the words in question.';
const secrets = {
  password: 'canary-password-1f',
  hidden: 'canary-hidden-2e',
  csrf: 'canary-csrf-3d',
  script: 'canary-script-4c',
  storage: 'canary-storage-5b',
  cookie: 'canary-cookie-6a',
};
const AVATAR = '/avatar-of-mine.svg';
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48"><rect width="48" height="48" fill="#0a7"/></svg>';

const THREAD = {
  headers: { 'set-cookie': `session=${secrets.cookie}; HttpOnly` },
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Thread for ${NAME}</title>
    <meta name="csrf-token" content="${secrets.csrf}">
    <script>window.state = ${JSON.stringify({ token: secrets.script })};
      localStorage.setItem('token', '${secrets.storage}');</script></head>
    <body style="margin: 300px 8px 3000px"><header>Logged in as <b id="me">${NAME}</b> <a href="/u/canary-quillfeather">profile</a>
      <img id="avatar" src="${AVATAR}" alt="avatar" width="48" height="48"><a href="/logout">Log out</a></header>
    <form><input type="hidden" name="t" value="${secrets.hidden}">
      <input type="password" id="pw" aria-label="password"></form>
    <article id="one"><h2><a rel="author" href="/u/moth">Moth</a></h2>
      <p id="words" title="to ${NAME}">${WORDS}</p><p id="leak">A neighbour's address, 5 Kettle Row.</p></article></body></html>`,
};

let scene: Scene;
let live: Page;
let reportId: string;

beforeAll(async () => {
  scene = await openScene({
    pages: {
      pages: {
        '/thread': THREAD,
        [AVATAR]: { body: svg, headers: { 'content-type': 'image/svg+xml' } },
      },
    },
  });
  live = await scene.chromium.openPage(scene.pages.at('/thread'));
  await live.locator('#pw').fill(secrets.password);
  await live.evaluate(() => scrollTo(0, 250));
  const popup = await openReportForm(scene, live, 'report-page');
  reportId = await unsentDraft(popup);
  await popup.close();
});

afterAll(async () => {
  await scene?.close();
});

function unsentDraft(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('plaint');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('drafts').objectStore('drafts').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(String(all.result.find(({ sentAt }) => sentAt === undefined)?.id));
          };
        };
      }),
  );
}

const canaries = [NAME, ...Object.values(secrets)];

/** The parts of the package, and its own bytes as they lie in the file. */
async function partsOf(file: Blob): Promise<Map<string, Buffer>> {
  const whole = Buffer.from(await file.arrayBuffer());
  return new Map([...(await readPackageFiles(file)), ['the file itself', whole]]);
}

it('nothing of the reporter and no secret is in a redacted export, which verifies', async () => {
  const page = await scene.chromium.openExtensionPage(`redact.html?report=${reportId}`);
  await page.locator('[name=self-names]').fill(`${NAME}\ncanary-quillfeather`);
  await page.getByRole('button', { name: 'Show the content' }).click();
  await page
    .getByRole('listitem')
    .filter({ hasText: 'avatar' })
    .getByRole('button', { name: 'This is me' })
    .click();
  await page.getByLabel('5 Kettle Row').check();
  await page.getByRole('button', { name: 'Make the redacted copy' }).click();
  await page.locator('[data-saved]').waitFor();
  await page.getByRole('link', { name: 'Back to the evidence' }).click();
  const redacted = await savePackage(page, 'Save the redacted package');
  const original = await savePackage(page, 'Save the original');
  await page.close();

  const verdict = await verifyPackage(redacted, { now: new Date() });
  expect(verdict.points.filter(({ state }) => state === 'fails')).toEqual([]);
  expect(verdict.holds).toBe(true);
  const files = await partsOf(redacted);
  expect([...files.keys()]).toContain('evidence/redactions.json');
  expect(findTraces(files, canaries)).toEqual([]);
  const everything = Buffer.concat([...files.values()]).toString('utf8');
  expect(everything).toContain(WORDS);
  expect(everything).not.toContain('Kettle Row');
  expect(everything).not.toContain('avatar-of-mine');

  const kept = await partsOf(original);
  expect((await verifyPackage(original, { now: new Date() })).holds).toBe(true);
  expect(findTraces(kept, Object.values(secrets))).toEqual([]);
  expect(findTraces(kept, [NAME]).length).toBeGreaterThan(0);
});

it('where the name and the avatar were drawn, the picture is blank', async () => {
  const page = await scene.chromium.openExtensionPage(`viewer.html?report=${reportId}`);
  const files = await readPackageFiles(await savePackage(page, 'Save the redacted package'));
  const original = await readPackageFiles(await savePackage(page, 'Save the original'));
  await page.close();
  const ratio = await live.evaluate(() => devicePixelRatio);
  const [before] = picturesIn(original);
  const [after] = picturesIn(files);
  if (before === undefined || after === undefined) throw new Error('no screenshot');
  expect([after.width, after.height]).toEqual([before.width, before.height]);
  for (const selector of ['#me', '#avatar', '#leak']) {
    const box = await live.locator(selector).boundingBox();
    if (box === null) throw new Error(`${selector} is not drawn`);
    const area = {
      left: Math.ceil(box.x * ratio),
      top: Math.ceil(box.y * ratio),
      right: Math.floor((box.x + box.width) * ratio),
      bottom: Math.floor((box.y + box.height) * ratio),
    };
    expect(coloursIn(before, area).size, selector).toBeGreaterThan(selector === '#avatar' ? 0 : 1);
    expect([...coloursIn(after, area)], selector).toEqual([0x333333ff]);
  }
});

it('both the sealed original and the copy for ordinary eyes arrive; a later export carries the receipt', async () => {
  await live.bringToFront();
  const popup = await scene.chromium.clickToolbar(live);
  await fillReport(popup, { ...INSULT, answers: { quote: WORDS } });
  const { evidence } = await sendAndOpen(scene, popup);
  expect(evidence).toHaveLength(2);
  const verdicts = await Promise.all(
    evidence.map(({ content }) => verifyPackage(content, { now: new Date() })),
  );
  expect(verdicts.map(({ holds }) => holds)).toEqual([true, true]);
  const stateOf = (verdict: (typeof verdicts)[number] | undefined, id: string) =>
    verdict?.points.find((point) => point.id === id)?.state;
  expect(verdicts.map((verdict) => stateOf(verdict, 'redactions'))).toEqual(['absent', 'holds']);
  const [, derivative] = evidence;
  if (derivative !== undefined) {
    expect(findTraces(await partsOf(derivative.content), canaries)).toEqual([]);
  }

  const page = await scene.chromium.openExtensionPage(`viewer.html?report=${reportId}`);
  for (const name of ['Save the redacted package', 'Save the original']) {
    const verdict = await verifyPackage(await savePackage(page, name), { now: new Date() });
    expect(verdict.points.filter(({ state }) => state === 'fails')).toEqual([]);
    for (const id of ['receipt', 'log', 'custody']) expect(stateOf(verdict, id), id).toBe('holds');
  }
  const files = await readPackageFiles(await savePackage(page, 'Save the original'));
  const { entries } = JSON.parse(String(files.get('evidence/custody.json')));
  const actions = entries.map(({ action }: { action: string }) => action);
  expect(actions).toEqual([
    'captured',
    'viewed',
    'redacted',
    'exported',
    'exported',
    'exported',
    'exported',
    'sent',
    'acknowledged',
    'exported',
    'exported',
    'exported',
  ]);
  await page.close();
});

/** An item of the casebook over the capture of the report, as keeping it in a case makes one. */
async function plantItem(page: Page): Promise<string> {
  return page.evaluate(
    async ({ report, name, words, url }) => {
      const done = <Value>(request: IDBRequest<Value>) =>
        new Promise<Value>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const db = await done(indexedDB.open('plaint'));
      const drafts = db.transaction('drafts').objectStore('drafts');
      const draft = await done(drafts.get(report));
      const id = crypto.randomUUID();
      const item = {
        ...{ id, caseId: 'inbox', kind: 'page', captureId: draft.capture.captureId, url },
        ...{ title: `Thread for ${name}`, author: {}, text: `Logged in as ${name} ${words}` },
        ...{ capturedAt: new Date().toISOString(), contentSha256: '5'.repeat(64) },
        ...{ resources: [], tags: [`seen by ${name}`], note: `${name} was told of it` },
      };
      await done(db.transaction('items', 'readwrite').objectStore('items').put(item));
      db.close();
      return id;
    },
    { report: reportId, name: NAME, words: WORDS, url: scene.pages.at('/thread') },
  );
}

it('once an item is redacted, no export of its case shows who reports', {
  timeout: 120_000,
}, async () => {
  const casebook = await scene.chromium.openExtensionPage('casebook.html');
  const itemId = await plantItem(casebook);
  const viewer = await scene.chromium.openExtensionPage(`viewer.html?item=${itemId}`);
  await viewer.getByRole('link', { name: 'Redact before sharing' }).click();
  await viewer.getByRole('button', { name: 'Show the content' }).click();
  await viewer.getByRole('button', { name: 'Make the redacted copy' }).click();
  await viewer.locator('[data-saved]').waitFor();
  await viewer.close();
  await casebook.reload();
  await casebook.getByRole('button', { name: /^Inbox/ }).click();
  await casebook.getByRole('button', { name: 'Export', exact: true }).first().click();
  for (const kind of ['evidence', 'letter', 'csv', 'json', 'dsa', 'email', 'wacz', 'police']) {
    await casebook.locator('[name=export-kind]').selectOption(kind);
    await casebook.getByRole('button', { name: 'Preview' }).click();
    const file = await takeSavedFile(casebook, /^Save /);
    const whole = Buffer.from(await file.arrayBuffer());
    const isZip = kind === 'wacz' || kind === 'police';
    const files = isZip ? await readPackageFiles(file) : new Map<string, Buffer>();
    const everything = new Map([...files, ['the file itself', whole]]);
    for (const [name, bytes] of files) {
      if (!name.endsWith('.wacz')) continue;
      const inner = new Blob([new Uint8Array(bytes)]);
      expect((await verifyPackage(inner, { now: new Date() })).holds).toBe(true);
      for (const [part, content] of await partsOf(inner))
        everything.set(`${name}!${part}`, content);
    }
    expect(findTraces(everything, canaries), kind).toEqual([]);
    if (isZip) expect([...everything.keys()].join()).toContain('evidence/redactions.json');
    else if (['evidence', 'csv', 'json'].includes(kind))
      expect(whole.toString('utf8'), kind).toContain(WORDS);
    // A digest of the original would let anyone check guesses of the name.
    expect(whole.toString('utf8'), kind).not.toContain('5'.repeat(64));
  }
  await casebook.close();
});

it('where a minor is concerned every picture is masked until somebody shows them, by one click', async () => {
  await live.bringToFront();
  const popup = await openReportForm(scene, live, 'report-page');
  await popup.locator('select[name=category]').selectOption('minor-harm');
  // The popup is closed as by a crash, which leaves no time for what has just been chosen.
  await until('the category to be kept', async () =>
    (await readStore<Draft>(popup, 'drafts')).some(({ category }) => category === 'minor-harm'),
  );
  await popup.close();
  const drafts = await scene.chromium.openExtensionPage('casebook.html');
  const id = await unsentDraft(drafts);
  await drafts.close();
  const page = await scene.chromium.openExtensionPage(`redact.html?report=${id}`);
  const box = page.getByRole('button', { name: /^Box 1/ });
  const avatar = page.getByLabel('avatar');
  const uncover = page.getByRole('button', { name: 'Uncover all pictures' });
  await uncover.waitFor();
  expect(await avatar.isChecked()).toBe(true);
  const image = page.locator('img');
  await until('the picture', () =>
    image.evaluate((el) => (el as HTMLImageElement).naturalWidth > 0),
  );
  const [drawn, picture] = [await box.boundingBox(), await image.boundingBox()];
  expect([drawn?.width, drawn?.height].map((side) => Math.round(side ?? 0))).toEqual(
    [picture?.width, picture?.height].map((side) => Math.round(side ?? 0)),
  );
  await uncover.click();
  await page.getByRole('button', { name: 'Cover all pictures again' }).waitFor();
  await box.waitFor({ state: 'detached' });
  await page.close();
});

it('a report about a minor that is sent as it is leaves with a copy in which every picture is masked', async () => {
  await live.bringToFront();
  const popup = await openReportForm(scene, live, 'report-page');
  await fillReport(popup, {
    category: 'minor-harm',
    affected: 'someone-else',
    answers: { statement: 'A whole thread mocks a child.' },
  });
  const { envelope, evidence } = await sendAndOpen(scene, popup);
  expect(envelope.manifest.header.flags).toContain('minor');
  const [original, derivative] = await Promise.all(
    evidence.map(({ content }) => readPackageFiles(content)),
  );
  if (original === undefined || derivative === undefined) throw new Error('no copy was made');
  expect(original.has('evidence/redactions.json')).toBe(false);
  const { redactions } = JSON.parse(String(derivative.get('evidence/redactions.json')));
  expect(redactions.map(({ reason }: { reason: string }) => reason)).toContain('minor');
  const [seen] = picturesIn(original);
  if (seen === undefined) throw new Error('no screenshot');
  expect(coloursIn(seen).size).toBeGreaterThan(10);
  const masked = picturesIn(derivative);
  expect(masked.length).toBeGreaterThan(0);
  for (const picture of masked) expect(coloursIn(picture).size).toBe(1);
  const everything = Buffer.concat([...derivative.values()]).toString('utf8');
  expect(everything).toContain(WORDS);
  expect(everything).not.toContain(AVATAR);
});
