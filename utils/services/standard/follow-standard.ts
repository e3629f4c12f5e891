import { defined } from '../../defined.ts';
import { checkEndpoint } from '../../endpoint/check-endpoint.ts';
import { fetchStandard } from '../../endpoint/fetch-standard.ts';
import { parseStandard } from '../../standard/parse-standard.ts';
import { loadEndpoint, updateEndpoint } from '../../storage/endpoints.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { loadSetting } from '../../storage/settings.ts';
import {
  loadStoredStandard,
  type StoredStandard,
  updateStoredStandard,
} from '../../storage/standards.ts';
import { readGood } from './standard-in-use.ts';

const ports = {
  fetch: (...request: Parameters<typeof fetch>) => fetch(...request),
  timeoutMs: 20_000,
};

/** A descriptor older than this is asked for again when the extension is used. */
const refreshAfterMs = 3_600_000;

/** What is kept once `json` is here: it if it can be used, else the last good one and why this one is not. */
function judge(
  json: string,
  sha256: string,
  stored: StoredStandard,
  version: string,
): StoredStandard {
  const parsed = parseStandard(json, readGood(stored, version));
  if (parsed.ok) return { good: { sha256, json, checkedBy: version } };
  return {
    ...defined({ good: stored.good }),
    refused: { sha256, code: parsed.error.code },
  };
}

/**
 * Brings in the standard that an enrolled endpoint names, if it is not here yet, or another version of this
 * software (`version` is its own) found it in order. Never throws for what a network does: what is here stays
 * in use.
 */
export async function followStandard(
  db: PlaintDb,
  origin: string,
  version: string,
  signal: AbortSignal,
): Promise<void> {
  const named = (await loadEndpoint(db, origin))?.signed.descriptor.standard;
  if (named?.sha256 === undefined) return;
  const { sha256 } = named;
  const stored = await loadStoredStandard(db, origin);
  const isChecked = stored.good?.sha256 === sha256 && stored.good.checkedBy === version;
  if (isChecked || stored.refused?.sha256 === sha256) return;
  const fetched = await fetchStandard(origin, { ...named, sha256 }, ports, signal);
  if (fetched.ok)
    await updateStoredStandard(db, origin, (current) =>
      judge(fetched.value, sha256, current, version),
    );
}

/** Fetches the descriptor of the endpoint in use, if the last one is old, and the standard that it names. */
export async function refreshEndpoint(
  db: PlaintDb,
  version: string,
  nowMs: number,
  signal: AbortSignal,
): Promise<void> {
  const origin = await loadSetting(db, 'endpoint');
  const enrolment = origin === '' ? undefined : await loadEndpoint(db, origin);
  if (enrolment === undefined) return;
  if (nowMs - Date.parse(enrolment.checkedAt) >= refreshAfterMs) {
    await checkEndpoint(
      origin,
      {
        ...ports,
        now: Date.now,
        load: (known) => loadEndpoint(db, known),
        update: (known, change) => updateEndpoint(db, known, change),
      },
      signal,
    );
  }
  await followStandard(db, origin, version, signal);
}
