import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoutingHeader } from '../../../utils/protocol/report.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import { readFacts } from '../../../utils/standard/present-elements.ts';
import { requestedDocuments, requestedElements } from '../../../utils/standard/requirements.ts';
import {
  buildMinimalReport,
  type Choice,
  everyChoice,
} from '../../unit/standard/minimal-report.ts';
import { startTestEndpoint, type TestEndpoint } from '../endpoint.ts';
import { createReport, putReport } from '../reporter.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startTestEndpoint({
    environment: { PLAINT_REQUESTS_PER_MINUTE: '0', PLAINT_REPORTS_PER_HOUR: '0' },
  });
});
afterAll(() => endpoint.remove());

/** Sends a whole, signed, sealed report with this header; gives the status and what is named as missing. */
async function send(header: Partial<RoutingHeader>) {
  const report = await createReport(endpoint.descriptor.descriptor.deskKey, {
    header,
    evidence: [],
  });
  const response = await putReport(endpoint.url, report, JSON.stringify(report.envelope));
  const { errors = [] } = (await response.json()) as { errors?: { code: string }[] };
  return { status: response.status, missing: errors.map(({ code }) => code) };
}

function minimalHeader(choice: Choice) {
  const facts = readFacts(buildMinimalReport(choice, guideline2023), guideline2023);
  return {
    facts,
    header: {
      ...choice,
      flags: [...facts.flags],
      elements: [...facts.elements],
      documents: facts.documents.map(({ kind }) => ({ kind, sha256: 'a'.repeat(64) })),
    },
  };
}

/** Every category and sub-type over the wire; the surfaces and parties of each are walked without it. */
const choices = everyChoice(guideline2023).filter(
  ({ category, surface, affected }) =>
    surface === 'post' && affected === (category.startsWith('enterprise-') ? 'enterprise' : 'self'),
);

describe.each(choices.map((choice) => [choice.category, choice] as const))(
  'over the wire: %s',
  (_category, choice) => {
    const { facts, header } = minimalHeader(choice);

    it('the minimal complete report gets a receipt', async () => {
      expect(await send(header)).toEqual({ status: 201, missing: [] });
    });

    it('each required element or document left out is refused by exactly its name', async () => {
      for (const { element, need } of requestedElements(facts, guideline2023)) {
        if (need !== 'required') continue;
        const elements = header.elements.filter((id) => id !== element.id);
        expect(await send({ ...header, elements })).toEqual({ status: 422, missing: [element.id] });
      }
      for (const rule of requestedDocuments(facts, guideline2023)) {
        const documents = header.documents.filter(({ kind }) => !rule.kinds.includes(kind));
        const { status, missing } = await send({ ...header, documents });
        expect(status).toBe(422);
        expect(missing).toContain(rule.id);
      }
    });
  },
);
