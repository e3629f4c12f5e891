import type { Descriptor } from '../../protocol/descriptor.ts';
import { guideline2023 } from '../../standard/guideline-2023/guideline-2023.ts';
import { compareVersions, parseStandard } from '../../standard/parse-standard.ts';
import type { Standard } from '../../standard/schema.ts';
import type { StandardTrouble } from '../../standard/standard-trouble.ts';
import { loadEndpoint } from '../../storage/endpoints.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { loadSetting } from '../../storage/settings.ts';
import { loadStoredStandard, type StoredStandard } from '../../storage/standards.ts';

/** The standard that reports are judged by. `trouble` says why it is not the one that the endpoint names. */
export interface StandardInUse {
  readonly standard: Standard;
  readonly trouble?: StandardTrouble;
}

export const builtIn: StandardInUse = { standard: guideline2023 };

/** Reads the stored standard. One that another version of this software checked is checked again. */
export function readGood({ good }: StoredStandard, version: string): Standard | undefined {
  if (good === undefined) return undefined;
  if (good.checkedBy === version) return JSON.parse(good.json) as Standard;
  const parsed = parseStandard(good.json);
  return parsed.ok ? parsed.value : undefined;
}

/** The reader is told apart only what they can do something about. */
function troubleOf(code: string): StandardTrouble {
  return code === 'newer-format' ? 'needs-update' : 'not-valid';
}

/** An endpoint that publishes none of its own expects one that ships with the software. */
function shipped({ id, version }: Descriptor['standard']): StandardInUse {
  const isKnown = id === guideline2023.id && compareVersions(version, guideline2023.version) <= 0;
  return isKnown ? builtIn : { ...builtIn, trouble: 'needs-update' };
}

/** Chooses by what the endpoint names and what of it could be read: the last good one rather than none. */
function chooseStandard(
  named: Descriptor['standard'] | undefined,
  stored: StoredStandard,
  version: string,
): StandardInUse {
  if (named === undefined) return builtIn;
  if (named.sha256 === undefined) return shipped(named);
  const good = readGood(stored, version);
  const standard = good ?? guideline2023;
  if (good !== undefined && stored.good?.sha256 === named.sha256) return { standard };
  const isRefused = stored.refused?.sha256 === named.sha256;
  return isRefused
    ? { standard, trouble: troubleOf(stored.refused?.code ?? '') }
    : // Not fetched yet; it is, as soon as there is a connection.
      { standard, ...(good === undefined ? { trouble: 'not-here-yet' } : {}) };
}

/**
 * The standard of one endpoint, or the built-in one where none of its own can be used. `version` is that of
 * this software.
 */
export async function loadStandardOf(
  db: PlaintDb,
  origin: string,
  version: string,
): Promise<StandardInUse> {
  const enrolment = await loadEndpoint(db, origin);
  const named = enrolment?.signed.descriptor.standard;
  return chooseStandard(
    named,
    named?.sha256 === undefined ? {} : await loadStoredStandard(db, origin),
    version,
  );
}

/** The standard of the endpoint that new reports go to; the one that ships while there is none. */
export async function loadStandardInUse(db: PlaintDb, version: string): Promise<StandardInUse> {
  const origin = await loadSetting(db, 'endpoint');
  return origin === '' ? builtIn : loadStandardOf(db, origin, version);
}
