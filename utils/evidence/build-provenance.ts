import { defined } from '../defined.ts';
import type { CaptureFacts } from '../protocol/capture-facts.ts';
import type { EvidenceManifest } from '../protocol/evidence.ts';
import type { Provenance } from './provenance.ts';

/** What of a capture's facts its record tells. */
export interface RecordedFacts {
  readonly page: {
    readonly url: Pick<CaptureFacts['page']['url'], 'shown' | 'canonical'>;
    readonly title: string;
    readonly referrer?: string;
    readonly arrival?: NonNullable<CaptureFacts['page']['arrival']>;
    readonly clock: Pick<CaptureFacts['page']['clock'], 'at' | 'utcOffsetMinutes'>;
  };
  readonly account: Omit<CaptureFacts['account'], 'longestTaskMs'>;
}

export interface ProvenanceSource {
  readonly reportId: string;
  readonly capture: {
    readonly capturedAt: string;
    readonly facts: RecordedFacts;
    readonly clocks: EvidenceManifest['clocks'];
    readonly software: Pick<EvidenceManifest['software'], 'version' | 'browser'>;
  };
  readonly login: Provenance['login'];
  /** Of the extension that packs, when its build says so. */
  readonly buildSha256?: string;
}

/** What produced a capture, in the form that goes into its package. */
export function buildProvenance(source: ProvenanceSource): Provenance {
  const { capture, reportId, login, buildSha256 } = source;
  const { page, account } = capture.facts;
  const { url } = page;
  const arrival = arrivalOf(page);
  return {
    type: 'plaint.provenance/1',
    reportId,
    capturedAt: capture.capturedAt,
    page: {
      shown: url.shown,
      ...defined({ canonical: url.canonical }),
      title: page.title,
    },
    software: {
      name: 'plaint',
      version: capture.software.version,
      ...defined({ buildSha256 }),
      engine: account.engine,
    },
    browser: capture.software.browser,
    clocks: capture.clocks,
    utcOffsetMinutes: page.clock.utcOffsetMinutes,
    ...defined({ arrival }),
    login,
    durationMs: account.durationMs,
    nodes: account.nodes,
    mutationsDuring: account.mutationsDuring,
    frames: account.frames,
    cuts: account.cuts,
    ...defined({
      selfCheck: account.selfCheck,
      loading: account.loading,
      pagePicture: account.pagePicture,
      siteProfile: account.siteProfile,
    }),
  };
}

function arrivalOf({ arrival, referrer }: RecordedFacts['page']): Provenance['arrival'] {
  if (arrival === undefined) return undefined;
  return { ...arrival, ...defined({ referrer }) };
}
