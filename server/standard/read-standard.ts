import { readFile } from 'node:fs/promises';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import type { Descriptor } from '../../utils/protocol/descriptor.ts';
import { guideline2023 } from '../../utils/standard/guideline-2023/guideline-2023.ts';
import { parseStandard } from '../../utils/standard/parse-standard.ts';
import type { Standard } from '../../utils/standard/schema.ts';

/** The standard that reports are judged by, with the bytes that reporters fetch. */
export interface PublishedStandard {
  readonly standard: Standard;
  readonly json: string;
  /** As the descriptor names it: with a hash only where it is the endpoint's own. */
  readonly named: Descriptor['standard'];
}

/** The file does not hold a standard; `cause` is a StandardFailure's code. */
export class StandardInvalid extends Error {
  override readonly name = 'StandardInvalid';
}

/**
 * Reads an endpoint's own standard, or gives the one that ships. Throws StandardInvalid, or what the file
 * system says.
 */
export async function readStandard(file: string | undefined): Promise<PublishedStandard> {
  if (file === undefined) {
    const { id, version } = guideline2023;
    return {
      standard: guideline2023,
      json: JSON.stringify(guideline2023),
      named: { id, version },
    };
  }
  const bytes = new Uint8Array(await readFile(file));
  const json = new TextDecoder().decode(bytes);
  const parsed = parseStandard(json);
  if (!parsed.ok) throw new StandardInvalid(file, { cause: parsed.error });
  const { id, version } = parsed.value;
  return {
    standard: parsed.value,
    json,
    // Of the bytes as they are served, so that a byte-order mark at the start makes no difference.
    named: { id, version, sha256: await sha256Hex(new TextEncoder().encode(json)) },
  };
}
