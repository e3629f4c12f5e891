import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
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

/** What holds: each claim with the names of the tests that show it. */
function readClaims(): (readonly [claim: string, tests: readonly string[]])[] {
  const [, rest = ''] = text.split('## What holds, and by what');
  const [section = ''] = rest.split('\n## ');
  const rows = section.split('\n').filter((line) => line.startsWith('| '));
  return rows.slice(2).map((row) => {
    const [, claim = '', , , tests = ''] = row.split('|');
    return [claim.trim(), [...tests.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name)];
  });
}

const testFiles = readdirSync(new URL('../..', import.meta.url), { recursive: true })
  .map((path) => basename(String(path)))
  .filter((name) => /\.(?:test|spec)\.tsx?$/.test(name));
const testNames = new Set(testFiles.map((name) => name.replace(/\.(?:test|spec)\.tsx?$/, '')));

describe('every claim names a test that there is', () => {
  it.each(readClaims())('%s', (_claim, tests) => {
    expect(tests.length).toBeGreaterThan(0);
    expect(tests.filter((name) => !testNames.has(name))).toEqual([]);
  });

  it('and no claim stands twice', () => {
    const claims = readClaims().map(([claim]) => claim);
    expect(claims.length).toBeGreaterThan(40);
    expect(new Set(claims).size).toBe(claims.length);
  });
});
