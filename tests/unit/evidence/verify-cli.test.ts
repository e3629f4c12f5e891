import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBlob } from '../../../utils/evidence/blob-chunks.ts';
import { packWacz } from '../../../utils/evidence/wacz/write-package.ts';
import { samplePackageInput } from './sample-package.ts';

const cli = new URL('../../../server/cli/verify.ts', import.meta.url).pathname;

describe('npm run verify', () => {
  let directory: string;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'plaint-verify-'));
    const bytes = await readBlob(await packWacz(await samplePackageInput()));
    writeFileSync(join(directory, 'good.wacz'), bytes);
    const changed = bytes.slice();
    changed[2000] = (changed[2000] as number) ^ 1;
    writeFileSync(join(directory, 'changed.wacz'), changed);
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  const run = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });

  it('says in plain words that a package holds', () => {
    const { status, stdout } = run(join(directory, 'good.wacz'));
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^Nothing shows who made this or when; anybody can make such a package\./,
    );
    expect(stdout).toContain('do not prove what the web server sent');
  });

  it('exits with 1 and names what was changed, in the language asked for', () => {
    const { status, stdout } = run(join(directory, 'changed.wacz'), '--lang', 'zh-Hant');
    expect(status).toBe(1);
    expect(stdout).toContain('archive/data.warc.gz 內容被更動');
  });

  it('exits with 1 when what was asked for is not there or cannot be compared', () => {
    const good = join(directory, 'good.wacz');
    const key = run(good, '--endpoint-key', 'some-key');
    expect(key.status).toBe(1);
    expect(key.stdout).toContain('evidence/receipt.json was asked for and is not there');
    const root = run(good, '--tsa-root', join(directory, 'none.der'));
    expect(root.status).toBe(1);
    expect(root.stdout).toContain('evidence/timestamp.json was asked for and is not there');
    expect(root.stdout).toContain('#1 is no root certificate that can be read');
    expect(root.stderr).toContain('none.der');
  });

  it('exits with 2 when there is nothing to verify', () => {
    expect(run().status).toBe(2);
    expect(run(join(directory, 'none.wacz')).status).toBe(2);
    expect(run(join(directory, 'good.wacz'), '--lang', 'xx').status).toBe(2);
  });
});
