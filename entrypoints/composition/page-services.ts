import type { PageServices } from '../../components/services.ts';
import type { Translator } from '../../utils/i18n/translate.ts';
import type { Send } from '../../utils/messaging/send.ts';
import { forgetEverything } from '../../utils/services/device/forget-everything.ts';
import type { StandardInUse } from '../../utils/services/standard/standard-in-use.ts';
import { loadBlob } from '../../utils/storage/blobs.ts';
import { watchChanges } from '../../utils/storage/changes.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { pageId } from './leaving.ts';

/** What only the browser can do, handed in so that the rest runs anywhere. */
export interface PageHost {
  readonly standard: StandardInUse;
  /** Opens a page of the extension: `options.html`. */
  openPage(path: string): Promise<void>;
  leave(): Promise<void>;
}

/** What every extension page has, over the storage they share and the background. */
export function createPageServices(
  db: PlaintDb,
  send: Send,
  translator: Translator,
  host: PageHost,
): PageServices {
  const { standard, trouble } = host.standard;
  return {
    translator,
    standard,
    standardTrouble: trouble,
    async openBlobUrl(sha256) {
      const blob = await loadBlob(db, sha256);
      return blob === undefined ? undefined : URL.createObjectURL(blob);
    },
    openPage: (page, part) =>
      host.openPage(part === undefined ? `${page}.html` : `${page}.html#${part}`),
    clearEverything: () => forgetEverything(db, send, pageId),
    leave: () => host.leave(),
    onChange(listener) {
      const stop = new AbortController();
      watchChanges(listener, stop.signal);
      return () => stop.abort();
    },
  };
}
