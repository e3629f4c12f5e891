import { Blob as NodeBlob, File as NodeFile } from 'node:buffer';
import 'fake-indexeddb/auto';
import axe from 'axe-core';
import { options as preactOptions, render } from 'preact';
import { Popup } from '../../components/report/Popup.tsx';
import type { ReportServices } from '../../components/report/report-services.ts';
import { type Services, ServicesContext } from '../../components/services.ts';
import { createLedgerServices } from '../../entrypoints/composition/ledger-services.ts';
import { createPageServices } from '../../entrypoints/composition/page-services.ts';
import { createReportServices } from '../../entrypoints/composition/report-services.ts';
import { createSettingsServices } from '../../entrypoints/composition/settings-services.ts';
import { PlaintError } from '../../utils/errors.ts';
import type { Language } from '../../utils/i18n/language.ts';
import { createTranslator } from '../../utils/i18n/translate.ts';
import type { Send } from '../../utils/messaging/send.ts';
import type { Artefact } from '../../utils/protocol/evidence.ts';
import { offerFor } from '../../utils/report/capture-offer.ts';
import { createDraft } from '../../utils/report/create-draft.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { builtIn, type StandardInUse } from '../../utils/services/standard/standard-in-use.ts';
import { addCapture } from '../../utils/storage/captures.ts';
import { addDraft, loadDraft } from '../../utils/storage/drafts.ts';
import { openPlaintDb, type PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { enqueueReport } from '../../utils/storage/outbox-actions.ts';
import { until } from '../drive/until.ts';
import { sampleCapture } from './sample-capture.ts';

// Effects run at once: a frame that is still waited for would outlive the document of the test.
preactOptions.requestAnimationFrame = (callback) => void setTimeout(callback);

// jsdom's own cannot be cloned into a database.
Object.assign(globalThis, { Blob: NodeBlob, File: NodeFile });

const endpointOrigin = 'https://reports.example.org';
const softwareOfTest = { version: '0.0.0', browser: 'Test 1' };

export interface PopupHarness {
  readonly root: HTMLElement;
  readonly db: PlaintDb;
  readonly draftId: string;
  readonly services: Services;
  readonly report: ReportServices;
  readonly openedPages: readonly string[];
  /** Drafts whose page was asked to be captured again. */
  readonly recaptured: readonly string[];
  /** The draft as it lies in the database. */
  stored(): Promise<Draft>;
  /** Takes the popup off the screen at once, as the browser does when somebody clicks beside it. */
  close(): void;
  /** Shows the popup of the same draft again. */
  reopen(): Promise<void>;
}

export interface PopupOptions {
  readonly language?: Language;
  /** The words selected on the reported page. */
  readonly words?: string;
  readonly draft?: Partial<Draft>;
  readonly hasEndpoint?: boolean;
  readonly sealsReporterApart?: boolean;
  /** The reported tab is closed. */
  readonly isPageGone?: boolean;
  /** What of the page was kept. */
  readonly roles?: readonly Artefact['role'][];
  readonly standard?: StandardInUse;
}

function artefact(role: Artefact['role'], at: number): Artefact {
  const sha256 = String(at).padStart(64, '0');
  return { role, name: role, mediaType: 'text/plain', sizeBytes: 1, sha256 };
}

/** The popup over a real database, with the background's part of sending played by the real outbox store. */
export async function openPopup(options: PopupOptions = {}): Promise<PopupHarness> {
  const { language = 'en', words = 'Mara Quill stole the harvest fund.', hasEndpoint } = options;
  const db = openPlaintDb(`popup-${crypto.randomUUID()}`);
  const captureId = crypto.randomUUID();
  const draftId = crypto.randomUUID();
  const now = new Date().toISOString();
  const artefacts = (options.roles ?? []).map((role, at) => artefact(role, at));
  await addCapture(db, { ...sampleCapture(captureId, words), artefacts }, new Map(), Date.now());
  await addDraft(db, {
    ...createDraft(
      { id: draftId, trigger: 'selection', url: 'https://forum.example.org/t/7', title: 'Talk' },
      now,
    ),
    capture: { state: 'done', captureId },
    surface: 'post',
    ...options.draft,
  });
  const openedPages: string[] = [];
  const recaptured: string[] = [];
  const send: Send = async (type, payload) => {
    if (type === 'draft.recapture') {
      if (options.isPageGone) throw new PlaintError('page_gone');
      recaptured.push((payload as { draftId: string }).draftId);
      return null as never;
    }
    if (type !== 'report.send') throw new TypeError(`nobody answers ${type}`);
    const { draftId: reportId } = payload as { draftId: string };
    await enqueueReport(db, { reportId, title: 'Talk', endpoint: endpointOrigin }, Date.now());
    return null as never;
  };
  const page = createPageServices(db, send, createTranslator(language), {
    standard: options.standard ?? builtIn,
    openPage: async (path) => void openedPages.push(path),
    leave: async () => void openedPages.push('left'),
  });
  const real = createReportServices(
    db,
    send,
    { ...page, software: softwareOfTest },
    {
      offersFor: async (cuts) => offerFor(cuts, undefined),
      acceptOffer: async () => false,
      recapture: async (id) => void (await send('draft.recapture', { draftId: id })),
      lookAtThread: async (tabId) => void (await send('thread.look', { tabId })),
      takePagePicture: async () => 'whole',
      loadWholePage: async () => 'done',
      watchTour: () => undefined,
      stopTour: async () => undefined,
    },
  );
  const report: ReportServices =
    hasEndpoint === false
      ? real
      : {
          ...real,
          loadEndpoint: async () => ({
            origin: endpointOrigin,
            name: 'Fernside desk',
            allowsAnonymous: true,
            sealsReporterApart: options.sealsReporterApart ?? false,
          }),
        };
  const services: Services = {
    ...page,
    report,
    settings: createSettingsServices(db),
    ledger: createLedgerServices(db, page.translator),
  };
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  document.documentElement.lang = language;
  document.title = 'Plaint';

  const show = async () => {
    render(
      <ServicesContext.Provider value={services}>
        <Popup opening={{ state: 'open', draftId }} />
      </ServicesContext.Provider>,
      root,
    );
    await until(
      'the popup',
      () => root.querySelector('footer') ?? root.querySelector('[data-state]'),
    );
  };
  await show();
  return {
    root,
    db,
    draftId,
    services,
    report,
    openedPages,
    recaptured,
    async stored() {
      const draft = await loadDraft(db, draftId);
      if (draft === undefined) throw new Error('the draft is gone');
      return draft;
    },
    close: () => render(null, root),
    reopen: show,
  };
}

/** The control that a label names, as a reader of the page finds it. */
export function control(root: HTMLElement, label: string | RegExp): HTMLInputElement {
  const matches = (text: string | null) =>
    typeof label === 'string' ? text?.trim() === label : label.test(text ?? '');
  for (const candidate of root.querySelectorAll('label')) {
    if (!matches(candidate.textContent)) continue;
    const found = candidate.control ?? candidate.querySelector('input');
    if (found !== null) return found as HTMLInputElement;
  }
  throw new Error(`no control is labelled ${label}`);
}

export function button(root: HTMLElement, name: string | RegExp): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].find((candidate) => {
    const text = candidate.getAttribute('aria-label') ?? candidate.textContent ?? '';
    return typeof name === 'string' ? text.trim() === name : name.test(text);
  });
  if (found === undefined) throw new Error(`no button is called ${name}`);
  return found;
}

/** Sets a value as one keystroke or one choice does. */
export function fill(field: HTMLInputElement | HTMLSelectElement, value: string): void {
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** What axe finds against WCAG 2.2 AA. Contrast needs a real browser and is judged there. */
export async function findViolations(): Promise<string[]> {
  const { violations } = await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { 'color-contrast': { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}
