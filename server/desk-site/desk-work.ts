import * as z from 'zod/mini';
import type {
  DeskHandler,
  DeskWork,
  OpenedReport,
  QueueQuery,
} from '../../components/desk/desk-services.ts';
import type { KeyRef } from '../../components/desk/people-services.ts';
import { deskCaseSchema, deskCountsSchema, queueSchema } from '../../utils/casework/wire.ts';
import { defined } from '../../utils/defined.ts';
import type { DeskVault } from '../../utils/desk/desk-vault.ts';
import type { SignedDescriptor } from '../../utils/protocol/descriptor.ts';
import { paths } from '../../utils/protocol/wire.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import { createAskDesk, readAnswer, send } from './desk-http.ts';
import type { DeviceStore } from './device-store.ts';
import type { BegunOpening } from './open-report.ts';
import { createUnsent } from './unsent.ts';

export interface WorkPorts {
  readonly vault: DeskVault;
  readonly store: DeviceStore;
  readonly standard: Standard;
  /** As the vault believed it. */
  readonly signed: SignedDescriptor;
}

/** What whoever serves the desk's pages says beside them. */
const settingsSchema = z.object({ snapshots: z.string() });
const endpointSchema = z.object({ url: z.string() });

function queuePath(query: QueueQuery, after: string | undefined): string {
  const fields = new URLSearchParams({ ...query, ...defined({ after }) });
  return fields.size === 0 ? paths.deskCases : `${paths.deskCases}?${fields}`;
}

/** What the pages do at the desk, by the vault and the endpoint. */
export function createDeskWork(
  handler: DeskHandler,
  keys: readonly KeyRef[],
  ports: WorkPorts,
): DeskWork {
  const { vault, store, standard, signed } = ports;
  const { descriptor } = signed;
  const ask = createAskDesk(vault);
  const held = new Map<string, OpenedReport>();
  // Whoever leaves a case at once has opened it all the same: what it is about is told by the opening.
  const linking = new Map<string, ReturnType<DeskWork['readLinked']>>();
  const link: DeskWork['readLinked'] = async (reportId, report) => {
    const { askLinked } = await import('./read-law.ts');
    return askLinked(vault, ask, reportId, report);
  };
  const opening = new Map<string, BegunOpening>();
  const beginOpening = async (reportId: string) => {
    const { beginOpening: begin } = await import('./open-report.ts');
    return begin({ vault, ask }, reportId);
  };
  return {
    handler,
    keys,
    standard,
    readQueue: async (query, after) =>
      readAnswer(queueSchema, await ask({ method: 'GET', path: queuePath(query, after) })),
    readCounts: async () =>
      readAnswer(deskCountsSchema, await ask({ method: 'GET', path: paths.deskCounts })),
    readLinked(reportId, report) {
      const begun = linking.get(reportId);
      linking.delete(reportId);
      return begun ?? link(reportId, report);
    },
    findOpened: (reportId) => held.get(reportId),
    ...createUnsent(),
    async readSupervision() {
      const { askSupervision } = await import('./read-law.ts');
      return askSupervision(ask);
    },
    async readAccounts(upheld) {
      const { askAccounts } = await import('./read-law.ts');
      return askAccounts(ask, upheld);
    },
    async readExposure() {
      const { askExposure } = await import('./read-law.ts');
      return askExposure(ask);
    },
    async tellExposure(week) {
      const { tellExposure } = await import('./read-law.ts');
      return tellExposure(ask, week);
    },
    async readHandlers() {
      const { askHandlers } = await import('./read-law.ts');
      return askHandlers(ask);
    },
    readCase: async (reportId) =>
      readAnswer(deskCaseSchema, await ask({ method: 'GET', path: paths.deskCase(reportId) })),
    async takeStep(step) {
      const { submitStep } = await import('./submit-step.ts');
      const outcome = await submitStep(step, { vault, ask, standard });
      // While the case is read as it is after that, the report is on its way.
      if (outcome.kind === 'taken' && step.type === 'report.opened')
        opening.set(step.reportId, beginOpening(step.reportId));
      return outcome;
    },
    async writeToReporter(step, text) {
      const { writeToReporter } = await import('./write-to-reporter.ts');
      return writeToReporter(step, text, { vault, ask, standard, descriptor });
    },
    async openReport(current) {
      const { openReport } = await import('./open-report.ts');
      const begun = opening.get(current.reportId) ?? beginOpening(current.reportId);
      opening.delete(current.reportId);
      const report = await openReport({ vault, ask, store, standard }, current, begun);
      if (!report.ok) return report;
      held.set(current.reportId, report.value);
      linking.set(current.reportId, link(current.reportId, report.value));
      return report;
    },
    async readThread(current, opened) {
      const { readThreadAgain } = await import('./open-report.ts');
      return readThreadAgain({ vault, ask, store, standard }, current, opened);
    },
    async openEvidence(reportId, opened, signal) {
      // Most of the code of a case is for its evidence: it comes while its words are read.
      const { openEvidence } = await import('./open-evidence.ts');
      return openEvidence({ ask, signed }, reportId, opened, signal);
    },
    async readSnapshotAddress() {
      const settings = await readAnswer(
        settingsSchema,
        await send({ method: 'GET', path: '/desk.json' }),
      );
      if (!settings.ok) return undefined;
      const address = URL.parse(settings.value.snapshots);
      // The desk's own origin would be no wall.
      return address === null || address.origin === location.origin ? undefined : address.href;
    },
    async openDocument(reportId, key, signal) {
      const { fetchBlob } = await import('./fetch-blob.ts');
      return fetchBlob(ask, reportId, key, signal);
    },
    async tagAccounts(opened) {
      const { tagReportedAccounts } = await import('./tag-accounts.ts');
      return tagReportedAccounts(vault, standard, opened);
    },
    async sealWords(reportId, kind, words) {
      const { sealWords } = await import('./case-words.ts');
      return sealWords({ ask, vault }, { reportId, kind }, words);
    },
    async readWords(reportId, kind, sha256) {
      const { readWords } = await import('./case-words.ts');
      return readWords({ ask, vault }, { reportId, kind }, sha256);
    },
    async readSaid(reportId, said) {
      const { readSaid } = await import('./notice-words.ts');
      return readSaid({ ask, vault }, reportId, said);
    },
    async writeToAppellant(reportId, appeal, words) {
      const { writeToAppellant } = await import('./notice-words.ts');
      return writeToAppellant({ ask, vault, descriptor }, reportId, appeal, words);
    },
    async makeNotice(reportId, number, used) {
      const { makeNotice } = await import('./notice-secrets.ts');
      return makeNotice({ vault, store }, { reportId, number }, used);
    },
    async loadNotice(reportId, number) {
      const { loadNotice } = await import('./notice-secrets.ts');
      return loadNotice({ vault, store }, reportId, number);
    },
    async dropNotice(reportId, number) {
      const { dropNotice } = await import('./notice-secrets.ts');
      return dropNotice({ store }, reportId, number);
    },
    async readEndpoint() {
      const told = await readAnswer(
        endpointSchema,
        await send({ method: 'GET', path: '/endpoint.json' }),
      );
      const address = told.ok ? URL.parse(told.value.url) : null;
      // Without a server of the desk's own, the endpoint serves these pages.
      return { url: address?.origin ?? location.origin, name: descriptor.name };
    },
    async openIdentity(current) {
      const { openWholeIdentity } = await import('./open-identity.ts');
      return openWholeIdentity({ ask, vault, store }, current);
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
    async loadPeople() {
      const { createPeopleWork } = await import('./people-work.ts');
      return createPeopleWork({ vault, ask, store, descriptor });
    },
    touch: () => void vault.touch(),
  };
}
