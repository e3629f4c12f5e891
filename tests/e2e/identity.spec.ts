import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { INSULT, prepareReport } from '../drive/open-report.ts';
import { goToStep, sendReport, waitForReceipt } from '../drive/report-form.ts';
import { openScene, type Scene } from '../drive/scene.ts';

const run = promisify(execFile);
const commands = new URL('../../server/cli/', import.meta.url).pathname;

const NAME = 'R. Hazel';
const CONTACT = 'hazel@example.org';

let folder: string;
let scene: Scene;
const files = { desk: '', custodian: '' };

/** An endpoint whose operator made a key for those who may see who reports. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plaint-identity-'));
  for (const [role, flags] of [
    ['desk', []],
    ['custodian', ['--identity']],
  ] as const) {
    const out = join(folder, role);
    await mkdir(out);
    await mkdir(join(folder, 'data'), { recursive: true });
    const options = ['make', '--out', out, '--insecure-no-passphrase', ...flags];
    const { stdout } = await run(process.execPath, [`${commands}desk-key.ts`, ...options], { env });
    files[role] = stdout.trim();
  }
  scene = await openScene({ endpointFolder: folder });
});
afterAll(async () => {
  await scene?.close();
  await rm(folder, { recursive: true, force: true });
});

const env = {
  ...process.env,
  get PLAINT_DATA_DIR() {
    return join(folder, 'data');
  },
};

async function openReport(id: string, more: readonly string[] = []): Promise<string> {
  const options = ['--id', id, '--key', files.desk, '--reason', 'assessment', ...more];
  return (await run(process.execPath, [`${commands}open-report.ts`, ...options], { env })).stdout;
}

it('a report from the browser is assessed without telling who reports, and answered to one browser', async () => {
  const page = await scene.chromium.openPage(scene.pages.at('/'));
  const popup = await prepareReport(scene, page, '脑子进水的东西，就该从灯笼巷滚出去。', {
    ...INSULT,
    contact: CONTACT,
  });
  await goToStep(popup, 2);
  await popup.locator('[name=reporter-name]').fill(NAME);
  await goToStep(popup, 3);
  const preview = popup.getByRole('region', { name: 'What will leave this device' });
  await preview.getByText('Sealed apart from the rest; another key opens it.').waitFor();
  await sendReport(popup);
  const id = await waitForReceipt(popup);

  const assessed = await openReport(id);
  expect(JSON.parse(assessed)).toMatchObject({
    judgement: { complete: true, disagreements: [], unseen: expect.arrayContaining(['contact']) },
    body: { type: 'plaint.body/2' },
    identity: { sealedTo: [expect.any(String)] },
  });
  for (const word of [NAME, CONTACT]) expect(assessed).not.toContain(word);

  const told = JSON.parse(await openReport(id, ['--identity-key', files.custodian]));
  expect(told.judgement).toMatchObject({ complete: true, disagreements: [], unseen: [] });
  expect(told.identity).toMatchObject({
    reporter: { name: NAME, contact: CONTACT, anonymous: false },
    answers: { contact: CONTACT },
  });
  for (const word of [NAME, CONTACT]) expect(JSON.stringify(told.body)).not.toContain(word);

  const kept = await readKey(popup, id);
  expect(kept).toEqual({ kid: told.body.replyKey.kid, isExtractable: false, canExport: false });
});

/** The private half of the reply key, as the extension's own page finds it. */
function readKey(popup: Awaited<ReturnType<typeof prepareReport>>, id: string) {
  return popup.evaluate(async (reportId) => {
    const done = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await done(indexedDB.open('plaint'));
    const { reply } = await done(db.transaction('signers').objectStore('signers').get(reportId));
    db.close();
    const canExport = await crypto.subtle.exportKey('jwk', reply.privateKey).then(
      () => true,
      () => false,
    );
    const { kid } = reply.publicKey;
    return { kid, isExtractable: reply.privateKey.extractable, canExport };
  }, id);
}
