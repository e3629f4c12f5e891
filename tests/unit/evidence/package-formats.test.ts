import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getSurt, WARCParser } from 'warcio';
import { surt } from '../../../utils/evidence/wacz/surt.ts';
import { packWacz } from '../../../utils/evidence/wacz/write-package.ts';
import { replay } from './forge/replay.ts';
import { pageUrl, png, samplePackageInput } from './sample-package.ts';

const sha256 = (bytes: Uint8Array): string =>
  `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

describe('a package, read by others', () => {
  let directory: string;
  const at = (name: string): string => join(directory, name);

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'plaint-wacz-'));
    const large = Array.from({ length: 3 }, (_, number) => ({
      url: `https://static.example.org/large-${number}.png`,
      mediaType: 'image/png',
      bytes: png(new Uint8Array(4 * 1024 * 1024).fill(number)),
    }));
    const sample = await samplePackageInput();
    const input = await samplePackageInput({ resources: [...sample.resources, ...large] });
    const wacz = await packWacz(input);
    writeFileSync(at('case.wacz'), new Uint8Array(await wacz.arrayBuffer()));
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  it('passes unzip -t, and unpacks into the files that are listed', () => {
    const tested = execFileSync('unzip', ['-t', at('case.wacz')]).toString();
    expect(tested).toContain('No errors detected');
    execFileSync('unzip', ['-q', at('case.wacz'), '-d', at('out')]);
    const list = JSON.parse(readFileSync(at('out/datapackage.json'), 'utf8'));
    expect(list.resources.length).toBeGreaterThan(6);
    for (const { path, hash, bytes } of list.resources) {
      const content = readFileSync(at(`out/${path}`));
      expect([path, content.length, sha256(content)]).toEqual([path, bytes, hash]);
    }
  });

  it('is read by warcio, record for record, with the digests that it states', async () => {
    const list = JSON.parse(readFileSync(at('out/datapackage.json'), 'utf8'));
    const archives = list.resources.filter((each: { path: string }) =>
      each.path.startsWith('archive/'),
    );
    expect(archives.length).toBeGreaterThan(1);
    const types = [];
    for (const { path } of archives) {
      const file = new Blob([new Uint8Array(readFileSync(at(`out/${path}`)))]);
      for await (const record of new WARCParser(file.stream())) {
        types.push(record.warcType);
        const payload = await record.readFully(false);
        if (record.warcType === 'warcinfo') continue;
        const stated = record.warcHeaders.headers.get('WARC-Payload-Digest');
        expect(sha256(payload ?? new Uint8Array())).toBe(stated);
        if (record.warcType !== 'response') continue;
        expect(record.httpHeaders?.headers.get('Content-Security-Policy')).toContain(
          "default-src 'none'",
        );
        expect(record.httpHeaders?.headers.get('Content-Type')).toBe('text/html');
      }
    }
    expect(types.filter((type) => type === 'response')).toHaveLength(2);
    expect(types.filter((type) => type === 'resource')).toHaveLength(9);
  });

  it('has an index whose every line leads to its record', async () => {
    const lines = readFileSync(at('out/indexes/index.cdx'), 'utf8').trimEnd().split('\n');
    expect(lines).toEqual(lines.toSorted());
    for (const line of lines) {
      const { filename, offset, length, url, recordDigest } = JSON.parse(
        line.slice(line.indexOf('{')),
      );
      const member = readFileSync(at(`out/archive/${filename}`)).subarray(offset, offset + length);
      expect(sha256(member)).toBe(recordDigest);
      const record = await WARCParser.parse(new Blob([new Uint8Array(member)]).stream());
      expect(record?.warcTargetURI).toBe(url);
    }
  });

  it('says where the page is and what it reads', () => {
    const [, page] = readFileSync(at('out/pages/pages.jsonl'), 'utf8').split('\n');
    expect(JSON.parse(page ?? '')).toMatchObject({ url: pageUrl, title: 'Thread 七' });
  });
});

describe('surt', () => {
  it.each([
    'https://www.Example.org/A/b?b=2&a=1#x',
    'http://example.org:8080',
    'urn:view:https://example.org/',
    'https://www2.example.org/a%20B/?q=%E4%B8%AD',
    'https://例え.test/路?x=Y',
    'https://example.org/?',
    'http://[::1]/x',
    'https://',
  ])('of %s is the one that readers compute', (url) => {
    expect(surt(url)).toBe(getSurt(url));
  });
});

describe('the writer', () => {
  it('refuses what the manifest does not name', async () => {
    const input = await samplePackageInput();
    const manifest = { ...input.manifest, artefacts: input.manifest.artefacts.slice(1) };
    await expect(packWacz({ ...input, manifest })).rejects.toMatchObject({
      code: 'invalid_input',
      detail: { unlisted: pageUrl },
    });
  });

  it('refuses what its own verifier would not read', async () => {
    const input = await samplePackageInput();
    const manifest = { ...input.manifest, capturedAt: 'yesterday' };
    await expect(packWacz({ ...input, manifest })).rejects.toMatchObject({
      code: 'invalid_input',
      detail: { manifest: 'capturedAt' },
    });
    const records = [{ path: 'evidence/../X' as const, mediaType: 'a/b', bytes: new Blob() }];
    await expect(packWacz({ ...input, records })).rejects.toMatchObject({
      code: 'invalid_input',
      detail: { path: 'evidence/../X' },
    });
  });

  async function verdictOf(hostile: { url: string; mediaType: string }) {
    const sample = await samplePackageInput();
    const bytes = sample.resources[0]?.bytes ?? new Blob();
    const resources = [...sample.resources, { ...hostile, bytes }];
    const file = await packWacz(await samplePackageInput({ resources }));
    const { verifyPackage } = await import('../../../utils/evidence/verify/verify-package.ts');
    const { points } = await verifyPackage(file, { now: new Date() });
    return { file, findings: points.flatMap((point) => point.findings) };
  }

  it('keeps a hostile media type within its line', async () => {
    const url = 'https://x.example.org/a';
    expect((await verdictOf({ url, mediaType: 'text/css\r\nx: y' })).findings).toEqual([]);
  });

  it('keeps a hostile URL within its line, which the verifier refuses as none of a browser', async () => {
    const url = 'https://x.example.org/a b\r\nWARC-Type: evil\u0085\u2028';
    const { file, findings } = await verdictOf({ url, mediaType: 'text/css' });
    const { shown } = await replay(file);
    expect(shown.map((record) => record.url)).toContain(
      'https://x.example.org/a%20b%0D%0AWARC-Type:%20evil%C2%85%E2%80%A8',
    );
    expect(findings).toMatchObject([{ reason: 'address' }]);
  });

  it('stops when it is told to', async () => {
    const input = await samplePackageInput({ signal: AbortSignal.abort() });
    await expect(packWacz(input)).rejects.toMatchObject({ name: 'AbortError' });
  });
});
