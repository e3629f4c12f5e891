import type { LedgerServices } from '../../components/delivery/ledger-services.ts';
import type { Translator } from '../../utils/i18n/translate.ts';
import { listEndpoints } from '../../utils/storage/endpoints.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';

export function createLedgerServices(db: PlaintDb, { pick }: Translator): LedgerServices {
  return {
    async listLedgerAlarms() {
      const endpoints = await listEndpoints(db);
      return endpoints.flatMap(({ origin, signed, ledgerAlarm }) => {
        if (ledgerAlarm === undefined) return [];
        const { kind, noticedAt } = ledgerAlarm;
        return [{ origin, name: pick(signed.descriptor.name), kind, noticedAt }];
      });
    },
  };
}
