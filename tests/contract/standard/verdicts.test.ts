import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { RequestRefused } from '../../../server/problem.ts';
import { createHeaderCheck } from '../../../server/reports/check-header.ts';
import { type RoutingHeader, routingHeaderSchema } from '../../../utils/protocol/report.ts';
import { evaluate } from '../../../utils/standard/evaluate.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import { parseStandard } from '../../../utils/standard/parse-standard.ts';
import { readFacts } from '../../../utils/standard/present-elements.ts';
import { buildMinimalReport, everyChoice } from '../../unit/standard/minimal-report.ts';

const folder = new URL('verdicts/', import.meta.url);

const acceptedSchema = z.strictObject({
  header: routingHeaderSchema,
  expected: z.strictObject({
    lane: z.string(),
    rule: z.string(),
    warnings: z.array(z.string()),
    acceptance: z.exactOptional(z.array(z.string())),
  }),
});
const rejectedSchema = z.strictObject({
  header: routingHeaderSchema,
  missing: z.array(z.string()),
});

function readCases<Schema extends z.ZodMiniType>(kind: string, schema: Schema) {
  const files = readdirSync(new URL(`${kind}/`, folder)).sort();
  return files.map((file) => {
    const json: unknown = JSON.parse(readFileSync(new URL(`${kind}/${file}`, folder), 'utf8'));
    return [file, schema.parse(json)] as const;
  });
}

const published = parseStandard(JSON.stringify(guideline2023));

/** The server's view: the header out of the bytes it received, and the standard as published. */
function judgeAtTheDoor(header: RoutingHeader) {
  if (!published.ok) throw new Error(published.error.code);
  const received = routingHeaderSchema.parse(JSON.parse(JSON.stringify(header)));
  return evaluate(received, published.value);
}

describe('accepted', () => {
  it.each(readCases('accepted', acceptedSchema))('%s', (_file, { header, expected }) => {
    const verdict = judgeAtTheDoor(header);
    expect(verdict.missing).toEqual([]);
    expect(verdict.lane).toMatchObject({ id: expected.lane, rule: expected.rule });
    expect(verdict.warnings.map(({ id }) => id)).toEqual(expected.warnings);
    expect(verdict.acceptance).toEqual(
      (expected.acceptance ?? []).map((id) => ({ id, met: true })),
    );
  });
});

describe('rejected', () => {
  it.each(readCases('rejected', rejectedSchema))('%s', (_file, { header, missing }) => {
    const verdict = judgeAtTheDoor(header);
    expect(verdict.complete).toBe(false);
    expect(verdict.missing.map(({ element }) => element)).toEqual(missing);
  });
});

/** What the endpoint's own door says of a header: the elements that it names as missing. */
function refusedAtTheDoor(header: RoutingHeader): readonly string[] {
  try {
    createHeaderCheck(guideline2023, true)(routingHeaderSchema.parse(header));
    return [];
  } catch (thrown) {
    if (!(thrown instanceof RequestRefused)) throw thrown;
    return (thrown.options.errors ?? []).map(({ code }) => code);
  }
}

describe('extension and server', () => {
  const byCategory = Map.groupBy(everyChoice(guideline2023), ({ category }) => category);

  it.each([...byCategory])('judge %s alike, complete or lacking anything', (_category, choices) => {
    for (const choice of choices) {
      const facts = readFacts(buildMinimalReport(choice, guideline2023), guideline2023);
      const header: RoutingHeader = {
        standard: { id: guideline2023.id, version: guideline2023.version },
        channel: 'extension',
        ...choice,
        flags: [...facts.flags],
        platform: 'forum.example.org',
        language: 'zh-Hant',
        elements: [...facts.elements],
        documents: facts.documents.map(({ kind }) => ({ kind, sha256: 'a'.repeat(64) })),
      };
      const verdicts = [undefined, ...facts.elements].map((lost) => {
        const elements = facts.elements.filter((id) => id !== lost);
        const atTheDoor = judgeAtTheDoor({ ...header, elements });
        const inTheForm = evaluate({ ...facts, elements }, guideline2023);
        const named = inTheForm.missing.map(({ element }) => element);
        const isAlike =
          JSON.stringify(atTheDoor) === JSON.stringify(inTheForm) &&
          refusedAtTheDoor({ ...header, elements }).join() === named.join();
        return { choice, lost, isAlike, isNamed: lost === undefined ? named.length === 0 : true };
      });
      expect(verdicts.filter(({ isAlike, isNamed }) => !isAlike || !isNamed)).toEqual([]);
    }
  });
});
