import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { composeAppeal } from '../../server/site/appeal-words.ts';
import { isStillThere, sendFile } from '../../server/site/send-file.ts';
import { openBlob } from '../../utils/evidence/sealed-blob.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { startTestEndpoint, type TestEndpoint } from './endpoint.ts';
import { forwardNotice, newNoticeKeys } from './forward-notice.ts';
import { enrol } from './handler.ts';

/** The page's own way of bringing a file up, against a real endpoint over a line that breaks. */
let endpoint: TestEndpoint;
const through = globalThis.fetch;
afterEach(async () => {
  vi.unstubAllGlobals();
  await endpoint.remove();
});

type Fate = 'passes' | 'lost' | 'unanswered';

/** As in a page of the endpoint, whose requests have these fates one after the other, and then pass. */
function overLine(fates: readonly Fate[] = []): () => number {
  const left = [...fates];
  let asked = 0;
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked += 1;
    const fate = left.shift() ?? 'passes';
    if (fate === 'lost') throw new TypeError('lost');
    const answer = await through(endpoint.url + path, init);
    if (fate === 'unanswered') throw new TypeError('unanswered');
    return answer;
  });
  return () => asked;
}

async function start(environment: Readonly<Record<string, string>> = {}) {
  endpoint = await startTestEndpoint({
    environment: {
      PLAINT_REQUESTS_PER_MINUTE: '0',
      PLAINT_REPORTS_PER_HOUR: '0',
      ...environment,
    },
  });
  const { keys } = await newNoticeKeys('appeal');
  const { limits } = endpoint.descriptor.descriptor;
  const to = { capability: keys.capability, limits, pause: async () => undefined };
  return { keys, to };
}

const fileOf = (bytes: Uint8Array<ArrayBuffer>, name = 'quotation.txt') =>
  new File([bytes], name, { type: 'text/plain' });

/** What lies at the endpoint under this name, opened. */
async function clearOf(sha256: string, key: string): Promise<Uint8Array> {
  const folder = join(endpoint.config.dataDir, 'pending');
  const [name = ''] = (await readdir(folder)).filter((each) => each.includes(sha256));
  const opened = await openBlob(new Blob([await readFile(join(folder, name))]), key);
  return new Uint8Array(await opened.arrayBuffer());
}

it('whatever breaks on the way, the file is there whole, or is told not to be', async () => {
  const { to } = await start();
  const clear = new Uint8Array(randomBytes(900_000));
  const fate = fc.constantFrom<Fate>('passes', 'passes', 'lost', 'unanswered');
  const seen = { whole: 0, given: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(fate, { maxLength: 14 }), async (fates) => {
      overLine(fates);
      const sent = await sendFile(fileOf(clear), to);
      overLine();
      if (!sent.ok) {
        expect(sent.error).toBe('offline');
        seen.given += 1;
        return;
      }
      seen.whole += 1;
      const { key } = sent.value;
      expect(await isStillThere(sent.value, to.capability)).toBe(true);
      expect(await clearOf(key.sealedSha256, key.key)).toEqual(clear);
    }),
    { numRuns: 40 },
  );
  expect(seen.whole).toBeGreaterThan(30);
}, 60_000);

it('a line that stays broken is given up, and nothing is asked for ever', async () => {
  const { to } = await start();
  const asked = overLine(Array<Fate>(100).fill('lost'));
  const sent = await sendFile(fileOf(new Uint8Array(randomBytes(2000))), to);
  expect(sent).toEqual({ ok: false, error: 'offline' });
  expect(asked()).toBeLessThan(20);
});

it('one too large, or empty, is told before anything is sent', async () => {
  const { to } = await start({ PLAINT_MAX_EVIDENCE_BYTES: '20000' });
  const asked = overLine();
  const large = fileOf(new Uint8Array(20_001));
  expect(await sendFile(large, to)).toEqual({ ok: false, error: 'too-large' });
  // Its ciphertext is padded beyond the limit.
  const nearly = fileOf(new Uint8Array(20_000));
  expect(await sendFile(nearly, to)).toEqual({ ok: false, error: 'too-large' });
  expect(await sendFile(fileOf(new Uint8Array()), to)).toEqual({ ok: false, error: 'empty' });
  expect(asked()).toBe(0);
});

it('an endpoint without room is told apart from a line that broke, and not asked again', async () => {
  const { to } = await start({ PLAINT_MAX_PENDING_BYTES: '4096' });
  const asked = overLine();
  const sent = await sendFile(fileOf(new Uint8Array(randomBytes(50_000))), to);
  expect(sent).toEqual({ ok: false, error: 'full' });
  expect(asked()).toBe(1);
});

it('neither words nor name of a file are in any file of the endpoint or its log', async () => {
  await start();
  const team = {
    reviewer: await enrol(endpoint, ['reviewer']),
    disposer: await enrol(endpoint, ['disposer']),
  };
  const { keys } = (await forwardNotice(endpoint, team)).appeal;
  const { limits, deskKey } = endpoint.descriptor.descriptor;
  overLine();
  const bytes = new TextEncoder().encode('CANARY-FILE-51d2 the whole quotation');
  const sent = await sendFile(fileOf(bytes, 'CANARY-NAME-90aa.txt'), {
    capability: keys.capability,
    limits,
  });
  if (!sent.ok) throw new Error(sent.error);
  const draft = { choice: 'measure', text: 'See the file.', files: [sent.value] };
  const answer = await fetch(paths.appeals, {
    method: 'POST',
    headers: { Authorization: `Bearer ${keys.capability}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(await composeAppeal(draft, { keys, deskKeys: [deskKey] })),
  });
  expect(answer.status).toBe(201);
  const entries = await readdir(endpoint.config.dataDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const contents = await Promise.all(
    files.map((entry) => readFile(join(entry.parentPath, entry.name))),
  );
  // What is looked for would be found: the hash of the ciphertext is there.
  expect(contents.some((each) => each.includes(sent.value.key.sealedSha256))).toBe(true);
  const kept = [sent.value.key.key, sent.value.claim.sha256];
  for (const canary of ['CANARY-FILE-51d2', 'CANARY-NAME-90aa', ...kept]) {
    expect(contents.some((each) => each.includes(canary))).toBe(false);
    expect(files.some(({ name }) => name.includes(canary))).toBe(false);
    expect(endpoint.logLines.join('\n')).not.toContain(canary);
  }
});
