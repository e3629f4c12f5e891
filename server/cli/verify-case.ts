import { readFile } from 'node:fs/promises';
import { defined } from '../../utils/defined.ts';
import type { RecordFinding } from '../../utils/desk/record-finding.ts';
import { type RecordVerdict, verifyCaseRecord } from '../../utils/desk/verify-record.ts';
import { readJson } from '../../utils/parse-json.ts';
import { guideline2023 } from '../../utils/standard/guideline-2023/guideline-2023.ts';
import { parseStandard } from '../../utils/standard/parse-standard.ts';
import type { Standard } from '../../utils/standard/schema.ts';

const meanings: Readonly<Record<RecordFinding['code'], string>> = {
  malformed: 'is not what it should be',
  'forged-endpoint': 'the root key did not sign what the endpoint says of itself',
  'other-endpoint': 'the root key is none of those named',
  'forged-checkpoint': 'the endpoint did not sign the head of the ledger',
  'not-in-ledger': 'is not in the ledger',
  'out-of-order': 'stands in another order than in the ledger',
  'other-report': 'is of another report',
  gap: 'something before it is left out',
  'unknown-handler': 'nobody on the team then has this number and key',
  'forged-signature': 'the signature is not that of its doer',
  'unknown-standard': 'the standard it was judged by is not at hand (--standard FILE)',
  refused: 'the table does not allow it',
  'both-sides': 'one person reviewed and disposed',
  'sign-offs': 'fewer people signed than the grade asks',
};

async function readStandardFile(path: string): Promise<Standard> {
  const parsed = parseStandard(await readFile(path, 'utf8'));
  if (!parsed.ok) throw new Error(`${path} holds no standard: ${parsed.error.code}`);
  return parsed.value;
}

function print({ holds, findings, record, current }: RecordVerdict): void {
  if (record !== undefined && current !== undefined) {
    console.log(`case ${record.reportId}, ${record.steps.length} steps, now ${current.state}`);
    console.log(`endpoint ${record.endpoint.descriptor.rootKey.kid}`);
    console.log(`reviewed by ${current.reviewers.join(', ') || 'nobody'}`);
    console.log(`disposed by ${current.disposers.join(', ') || 'nobody'}`);
  }
  for (const { code, at, refusal } of findings) {
    const why = refusal === undefined ? '' : ` (${refusal})`;
    console.log(`[${code}]${at === undefined ? '' : ` ${at}`}: ${meanings[code]}${why}`);
  }
  console.log(
    holds
      ? 'Everything holds: ledger, signatures, table, separation of duties and sign-offs.'
      : 'It does not hold.',
  );
  console.log(
    'A record cannot show that no later step was left out, and how many other cases were upheld is the endpoint’s word.',
  );
}

/** `npm run verify -- case FILE`; resolves to the exit code. Rejects if the file cannot be read. */
export async function verifyCaseFile(
  path: string,
  options: {
    readonly json: boolean;
    readonly trustedRootKids: readonly string[] | undefined;
    readonly standardFiles: readonly string[];
  },
): Promise<number> {
  const standards = [
    guideline2023,
    ...(await Promise.all(options.standardFiles.map(readStandardFile))),
  ];
  const { trustedRootKids } = options;
  const verdict = await verifyCaseRecord(readJson(await readFile(path, 'utf8')), {
    standards,
    ...defined({ trustedRootKids }),
  });
  const { holds, findings, current } = verdict;
  if (options.json) console.log(JSON.stringify({ holds, findings, case: current }));
  else print(verdict);
  return holds ? 0 : 1;
}
