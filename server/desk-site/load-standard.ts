import type { DeskTrouble } from '../../components/desk/desk-services.ts';
import { utf8 } from '../../utils/evidence/bytes.ts';
import { sha256Hex } from '../../utils/evidence/digest.ts';
import type { Descriptor } from '../../utils/protocol/descriptor.ts';
import { paths } from '../../utils/protocol/wire.ts';
import { err, ok, type Result } from '../../utils/result.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import { readBytes, send } from './desk-http.ts';

/** The standard that an endpoint judges by: its own, by the hash that it signed, or the one that ships. */
export async function loadStandard({
  standard: named,
}: Descriptor): Promise<Result<Standard, DeskTrouble>> {
  const { id, version, sha256 } = named;
  if (sha256 === undefined) {
    const { guideline2023AtDesk: own } = await import(
      '../../utils/standard/guideline-2023/at-desk.ts'
    );
    return own.id === id && own.version === version ? ok(own) : err('not-found');
  }
  const answer = await send({ method: 'GET', path: paths.standard(id, version) });
  if (!answer.ok) return answer;
  const bytes = await readBytes(answer.value);
  if (!bytes.ok) return bytes;
  const text = await bytes.value.text();
  if ((await sha256Hex(utf8(text))) !== sha256) return err('not-authentic');
  const { parseStandard } = await import('../../utils/standard/parse-standard.ts');
  const parsed = parseStandard(text);
  return parsed.ok ? ok(parsed.value) : err('malformed');
}
