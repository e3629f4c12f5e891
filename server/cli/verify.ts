import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { defined } from '../../utils/defined.ts';
import { useNativeHashing } from '../../utils/evidence/native-hashing.ts';
import {
  type DescribedPoint,
  type DescribedVerdict,
  describeVerdict,
} from '../../utils/evidence/verify/describe-verdict.ts';
import { verifyPackage } from '../../utils/evidence/verify/verify-package.ts';
import { locales } from '../../utils/i18n/language.ts';
import { verdictTextsIn } from '../../utils/i18n/verdict.ts';
import { nodeHashing } from './node-hashing.ts';
import { verifyCaseFile } from './verify-case.ts';

const usage = `usage: npm run verify -- FILE.wacz [--lang en|zh-Hans|zh-Hant|zh-TW|zh-HK] [--json]
         [--endpoint-key KID]…   fail unless there is a receipt of one of these endpoints
         [--tsa-root FILE.der]…  fail unless there is a timestamp that leads to one of these roots
       npm run verify -- case FILE.json [--json]   a case's record, as the desk or \`npm run case-record\` hands it out
         [--endpoint-key KID]…   fail unless it is of one of these endpoints
         [--standard FILE]…      by which its steps may have been judged, beside the one that ships
exit: 0 everything holds · 1 something does not · 2 the file could not be read`;

useNativeHashing(nodeHashing);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    lang: { type: 'string', default: 'en' },
    json: { type: 'boolean', default: false },
    'endpoint-key': { type: 'string', multiple: true },
    'tsa-root': { type: 'string', multiple: true },
    standard: { type: 'string', multiple: true, default: [] },
  },
});
try {
  process.exitCode = await run();
} catch (cause) {
  console.error(`The file could not be read: ${cause instanceof Error ? cause.message : cause}`);
  process.exitCode = 2;
}

async function run(): Promise<number> {
  const [path, file] = positionals;
  if (path === 'case' && file !== undefined)
    return verifyCaseFile(file, {
      json: values.json,
      trustedRootKids: values['endpoint-key'],
      standardFiles: values.standard,
    });
  const locale = locales.find((each) => each === values.lang);
  if (path === undefined || locale === undefined) {
    console.error(usage);
    return 2;
  }
  const rootFiles = values['tsa-root'];
  const roots = rootFiles && (await Promise.all(rootFiles.map(readRoot)));
  const verdict = await verifyPackage(await openAsBlob(path), {
    now: new Date(),
    ...defined({ timestampRoots: roots }),
    ...defined({ trustedRootKids: values['endpoint-key'] }),
  });
  if (values.json) console.log(JSON.stringify(verdict));
  else print(describeVerdict(verdict, verdictTextsIn(locale)));
  return verdict.holds ? 0 : 1;
}

/**
 * What cannot be read is no certificate either: the verdict then says that nothing could be compared with it.
 */
async function readRoot(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (cause) {
    console.error(`${path}: ${cause instanceof Error ? cause.message : cause}`);
    return new Uint8Array();
  }
}

function print(described: DescribedVerdict): void {
  console.log(described.summary);
  if (described.agrees !== '') console.log(described.agrees);
  const colon = values.lang === 'en' ? ': ' : '：';
  for (const { name, value } of described.stated) console.log(`    ${name}${colon}${value}`);
  for (const point of described.points) printPoint(point);
  console.log(described.limits);
}

function printPoint(point: DescribedPoint): void {
  console.log(`[${point.stateName}] ${point.name}`);
  for (const line of [point.meaning, point.limit]) if (line !== '') console.log(`    ${line}`);
  for (const { subject, text } of point.findings) console.log(`    ${subject} ${text}`);
}
