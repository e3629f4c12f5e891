import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportTexts } from '../../../../utils/i18n/export-texts.ts';
import { policePack } from '../../../../utils/report/export/police-pack.ts';
import { writeZip } from '../../../../utils/report/export/write-zip.ts';
import { sampleExport } from './sample-export.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plaint-pack-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('the pack unpacks with ordinary tools and every digest in it holds', async () => {
  const data = sampleExport('zh-Hans', 6);
  const files = policePack(data, exportTexts['zh-Hans'], {
    pictures: new Map(),
    packageOf: async (number) => new Blob([`package ${number}`]),
    documentOf: async (sha256) => new Blob([sha256]),
  });
  const zip = await writeZip(files, new Date(data.exportedAt), new AbortController().signal);
  writeFileSync(join(folder, 'pack.zip'), Buffer.from(await zip.arrayBuffer()));
  execFileSync('python3', ['-m', 'zipfile', '-e', 'pack.zip', '.'], { cwd: folder });
  execFileSync('sha256sum', ['--check', '--strict', 'sha256sums.txt'], { cwd: folder });
  const sums = readFileSync(join(folder, 'sha256sums.txt'), 'utf8');
  expect(sums.split('\n').filter(Boolean)).toHaveLength(files.length);
  expect(files.map(({ name }) => name)).toEqual([
    '00-index.html',
    '01-statement.html',
    '02-evidence.html',
    '03-ledger.csv',
    '03-ledger.json',
    'evidence/item-0001.wacz',
    'evidence/item-0002.wacz',
    'evidence/item-0003.wacz',
    'evidence/item-0004.wacz',
    'evidence/item-0006.wacz',
    'documents/document-01.pdf',
  ]);
  const index = readFileSync(join(folder, '00-index.html'), 'utf8');
  for (const { name } of files.slice(1)) expect(index).toContain(name);
});

it('making it stops when it is called off', async () => {
  const stop = new AbortController();
  const made: number[] = [];
  const files = Array.from({ length: 9 }, (_, at) => ({
    name: `file-${at}`,
    make: async () => {
      made.push(at);
      if (at === 2) stop.abort();
      return new Blob(['x']);
    },
  }));
  await expect(writeZip(files, new Date(0), stop.signal)).rejects.toMatchObject({
    name: 'AbortError',
  });
  expect(made).toEqual([0, 1, 2]);
});
