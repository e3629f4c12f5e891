import type { Omission, PageLoading, PagePicture, SelfCheck } from '../protocol/capture-account.ts';
import type { ArtefactRole } from '../protocol/evidence.ts';
import type { SiteProfileUse } from '../protocol/site-profile.ts';
import type { CustodyAction } from './custody.ts';
import type { PageArrival, Provenance } from './provenance.ts';
import type { RedactionReason } from './redactions.ts';

/** The words of the capture record's page in one language. */
export interface ProvenanceTexts {
  readonly title: string;
  readonly about: string;
  readonly sections: Readonly<
    Record<
      | 'page'
      | 'time'
      | 'method'
      | 'missing'
      | 'frames'
      | 'artefacts'
      | 'redactions'
      | 'custody'
      | 'confirmation'
      | 'limits',
      string
    >
  >;
  readonly fields: Readonly<
    Record<
      | 'report'
      | 'url'
      | 'canonical'
      | 'loadedUrl'
      | 'referrer'
      | 'pageTitle'
      | 'arrival'
      | 'redirects'
      | 'login'
      | 'pageClock'
      | 'browserClock'
      | 'timeZone'
      | 'endpointClock'
      | 'software'
      | 'build'
      | 'browser'
      | 'duration'
      | 'nodes'
      | 'changes'
      | 'selfCheck'
      | 'siteProfile'
      | 'loading'
      | 'pagePicture'
      | 'receivedAt'
      | 'ledgerEntry'
      | 'endpointKey'
      | 'timestamps',
      string
    >
  >;
  readonly login: Readonly<Record<Provenance['login'], string>>;
  /**
   * `{reached}` and `{height}` in CSS pixels, `{windows}` places, `{unfinished}` of them, `{from}` and `{to}`
   * times.
   */
  readonly loading: Readonly<Record<PageLoading['result'], string>>;
  /** `{windows}` and `{at}`; the other words follow where they hold, `{from}` and `{size}` in CSS pixels. */
  readonly pagePicture: Readonly<
    Record<'whole' | 'partly' | 'repeats' | PagePicture['missing'][number]['what'], string>
  >;
  readonly selfCheckAtPost: string;
  /** `{count}` of them. */
  readonly selfCheckPlaces: string;
  /** `{share}` in per cent. */
  readonly selfCheck: Readonly<Record<SelfCheck['result'], string>>;
  /** `{host}`, `{salt}` and `{sha256}` of the profile. */
  readonly siteProfile: Readonly<Record<SiteProfileUse['fit'], string>>;
  readonly arrival: Readonly<Record<PageArrival['how'], string>>;
  /** `{count}` within the site. */
  readonly redirects: string;
  readonly notKnown: string;
  readonly none: string;
  /** `{signed}`, or in earlier words `{offset}`, and `{uncertainty}` in ms, `{at}` when it was measured. */
  readonly endpointClock: string;
  /** `{index}` and `{size}`. */
  readonly ledgerEntry: string;
  readonly timestamps: Readonly<Record<'enclosed' | 'none', string>>;
  /** That this is a copy with parts taken out. */
  readonly redacted: string;
  /** That there is no receipt yet. */
  readonly unconfirmed: string;
  readonly custody: Readonly<Record<CustodyAction, string>>;
  readonly reasons: Readonly<Record<RedactionReason, string>>;
  /** What was done, in plain words: paragraphs. */
  readonly method: readonly string[];
  readonly limits: readonly string[];
  readonly what: Readonly<Record<Omission['what'], string>>;
  readonly why: Readonly<Record<Omission['why'], string>>;
  readonly roles: Readonly<Record<ArtefactRole, string>>;
  readonly columns: Readonly<
    Record<
      | 'what'
      | 'why'
      | 'count'
      | 'examples'
      | 'name'
      | 'bytes'
      | 'captured'
      | 'not'
      | 'state'
      | 'address'
      | 'when'
      | 'about',
      string
    >
  >;
}
