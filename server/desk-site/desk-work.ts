import type { DeskHandler, DeskWork, QueueQuery } from '../../components/desk/desk-services.ts';
import {
  deskCaseSchema,
  deskContentSchema,
  deskCountsSchema,
  queueSchema,
} from '../../utils/casework/wire.ts';
import type { DeskVault } from '../../utils/desk/desk-vault.ts';
import type { Locale } from '../../utils/i18n/language.ts';
import type { Descriptor } from '../../utils/protocol/descriptor.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { ok } from '../../utils/result.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import { createAskDesk, readAnswer } from './desk-http.ts';
import type { DeviceStore } from './device-store.ts';

export interface WorkPorts {
  readonly vault: DeskVault;
  readonly store: DeviceStore;
  readonly standard: Standard;
  /** As the vault believed it. */
  readonly descriptor: Descriptor;
  readonly locale: () => Locale;
}

function queuePath(query: QueueQuery, after: string | undefined): string {
  const fields = new URLSearchParams({ ...query, ...(after !== undefined && { after }) });
  return fields.size === 0 ? paths.deskCases : `${paths.deskCases}?${fields}`;
}

/** What the pages do at the desk, by the vault and the endpoint. */
export function createDeskWork(handler: DeskHandler, ports: WorkPorts): DeskWork {
  const { vault, store, standard, descriptor, locale } = ports;
  const ask = createAskDesk(vault);
  return {
    handler,
    standard,
    readQueue: async (query, after) =>
      readAnswer(queueSchema, await ask({ method: 'GET', path: queuePath(query, after) })),
    readCounts: async () =>
      readAnswer(deskCountsSchema, await ask({ method: 'GET', path: paths.deskCounts })),
    readCase: async (reportId) =>
      readAnswer(deskCaseSchema, await ask({ method: 'GET', path: paths.deskCase(reportId) })),
    async takeStep(step) {
      const { takeStep } = await import('./take-step.ts');
      return takeStep(step, { vault, ask, standard });
    },
    async writeToReporter(step, text) {
      const { writeToReporter } = await import('./write-to-reporter.ts');
      return writeToReporter(step, text, { vault, ask, standard, descriptor });
    },
    async openReport(reportId) {
      const path = paths.deskContent(reportId);
      const content = await readAnswer(deskContentSchema, await ask({ method: 'GET', path }));
      if (!content.ok) return content;
      const body = await vault.openBody(content.value);
      if (!body.ok) return body;
      const { judgeBody } = await import('../../utils/desk/judge-body.ts');
      const { header } = content.value.envelope.manifest;
      const judgement = judgeBody(header, body.value, standard);
      return ok({ header, body: body.value, judgement });
    },
    async openEvidence(reportId, opened, signal) {
      // Most of the code of a case is for its evidence: it comes while its words are read.
      const { openEvidence } = await import('./open-evidence.ts');
      return openEvidence(ask, locale(), reportId, opened, signal);
    },
    async sealWords(reportId, kind, words) {
      const sealed = await vault.sealWords({ reportId, kind }, words);
      if (!sealed.ok) return sealed;
      await store.saveWords(sealed.value.sha256, sealed.value.sealed);
      return ok(sealed.value.sha256);
    },
    async saveDraft(reportId, text) {
      const sealed = await vault.sealDraft(reportId, text);
      if (sealed.ok) await store.saveDraft(reportId, sealed.value);
    },
    async loadDraft(reportId) {
      const sealed = await store.loadDraft(reportId);
      const opened = sealed && (await vault.openDraft(reportId, sealed));
      return opened?.ok === true ? opened.value : undefined;
    },
    dropDraft: (reportId) => store.dropDraft(reportId),
    touch: () => void vault.touch(),
  };
}
