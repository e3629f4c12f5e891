import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  type DescribedPoint,
  type DescribedVerdict,
  describeVerdict,
} from '../../utils/evidence/verify/describe-verdict.ts';
import { verifyPackage } from '../../utils/evidence/verify/verify-package.ts';
import { verdictTexts } from '../../utils/i18n/verdict.ts';

const usage = `usage: npm run verify -- FILE.wacz [--lang en|zh-Hans|zh-Hant] [--json]
         [--endpoint-key KID]…   fail unless the receipt is from one of these endpoints
         [--tsa-root FILE.der]…  fail unless the timestamp leads to one of these roots
exit: 0 everything holds · 1 something does not · 2 the file could not be read`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lang: { type: 'string', default: 'en' },
    json: { type: 'boolean', default: false },
    'endpoint-key': { type: 'string', multiple: true },
    'tsa-root': { type: 'string', multiple: true, default: [] },
  },
});
try {
  process.exitCode = await run();
} catch (cause) {
  console.error(`The file could not be read: ${cause instanceof Error ? cause.message : cause}`);
  process.exitCode = 2;
}

async function run(): Promise<number> {
  const [path] = positionals;
  const texts = Object.entries(verdictTexts).find(([language]) => language === values.lang)?.[1];
  if (path === undefined || texts === undefined) {
    console.error(usage);
    return 2;
  }
  const roots = await Promise.all(values['tsa-root'].map((root) => readFile(root)));
  const verdict = await verifyPackage(await openAsBlob(path), {
    now: new Date(),
    timestampRoots: roots.map((root) => new Uint8Array(root)),
    ...(values['endpoint-key'] === undefined ? {} : { trustedRootKids: values['endpoint-key'] }),
  });
  if (values.json) console.log(JSON.stringify(verdict));
  else print(describeVerdict(verdict, texts));
  return verdict.holds ? 0 : 1;
}

function print(described: DescribedVerdict): void {
  for (const point of described.points) printPoint(point);
  console.log(`${described.summary}\n${described.limits}`);
}

function printPoint(point: DescribedPoint): void {
  console.log(`[${point.stateName}] ${point.name}`);
  for (const line of [point.meaning, point.limit]) if (line !== '') console.log(`    ${line}`);
  for (const { subject, text } of point.findings) console.log(`    ${subject} ${text}`);
}
