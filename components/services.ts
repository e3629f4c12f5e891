import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Translator } from '../utils/i18n/translate.ts';
import type { Standard } from '../utils/standard/schema.ts';
import type { StandardTrouble } from '../utils/standard/standard-trouble.ts';
import type { StoreChange } from '../utils/storage/changes.ts';
import type { LedgerServices } from './delivery/ledger-services.ts';
import type { RepliesServices } from './outbox/replies-services.ts';
import type { ReportServices } from './report/report-services.ts';
import type { SettingsServices } from './safety/settings-services.ts';

/** What every page has. Composed once per page, in its entrypoint. */
export interface PageServices {
  readonly translator: Translator;
  readonly standard: Standard;
  readonly standardTrouble: StandardTrouble | undefined;
  /** An object URL for stored bytes, undefined when there are none; the caller revokes it. */
  openBlobUrl(sha256: string): Promise<string | undefined>;
  /** `guide` opens at a category's own part if one is named. */
  openPage(page: 'options' | 'casebook' | 'outbox' | 'guide', part?: string): Promise<void>;
  /** Deletes everything that is kept on this device. */
  clearEverything(): Promise<void>;
  /** Closes every page of the extension at once and leaves an empty tab in front. */
  leave(): Promise<void>;
  onChange(listener: (change: StoreChange) => void): () => void;
}

/** What a page may have besides: each has only what its own parts need. */
export interface Slices {
  readonly report?: ReportServices;
  readonly settings?: SettingsServices;
  readonly ledger?: LedgerServices;
  readonly replies?: RepliesServices;
}

export type Services = PageServices & Slices;

export const ServicesContext = createContext<Services | undefined>(undefined);

function useContextOfPage(): Services {
  const services = useContext(ServicesContext);
  if (services === undefined) throw new TypeError('rendered outside ServicesContext');
  return services;
}

export function useServices(): PageServices {
  return useContextOfPage();
}

function useSlice<Name extends keyof Slices>(name: Name): NonNullable<Slices[Name]> {
  const slice = useContextOfPage()[name];
  if (slice === undefined) throw new TypeError(`rendered on a page without its ${name} services`);
  return slice;
}

export function useReportServices(): ReportServices {
  return useSlice('report');
}

export function useSettingsServices(): SettingsServices {
  return useSlice('settings');
}

export function useLedgerServices(): LedgerServices {
  return useSlice('ledger');
}

export function useRepliesServices(): RepliesServices {
  return useSlice('replies');
}

export function useTranslator(): Translator {
  return useServices().translator;
}
