import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  reportEnvelopeSchema,
  reportManifestSchema,
  routingHeaderSchema,
} from '../../../utils/protocol/report.ts';

const text = readFileSync(new URL('../../../docs/threat-model.md', import.meta.url), 'utf8');

/** The fields that the table names, out of its first column. */
function readTable(): string[] {
  const [, table = ''] = text.split('## What the endpoint may read');
  const rows = table.split('\n').filter((line) => line.startsWith('| `'));
  return rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([\w.]+)`/g)].map(([, name = '']) => name),
  );
}

/** Every field of an envelope that arrives in the clear, out of the schemas that refuse all others. */
function readSchemas(): string[] {
  const top = Object.keys(reportEnvelopeSchema.shape).filter((field) => field !== 'manifest');
  const manifest = Object.keys(reportManifestSchema.shape).filter((field) => field !== 'header');
  const header = Object.keys(routingHeaderSchema.shape).map((field) => `header.${field}`);
  return [...top, ...manifest, ...header];
}

it('the table of what the endpoint may read names every field of the wire, and no other', () => {
  const [, table = ''] = text.split('## What the endpoint may read');
  const [decided = ''] = table.split('## What holds');
  expect(decided).toContain('| field');
  expect(readTable().toSorted()).toEqual(readSchemas().toSorted());
});
