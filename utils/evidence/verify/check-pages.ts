import * as z from 'zod/mini';
import { parseSpelled } from '../../parse-json.ts';
import { utf8 } from '../bytes.ts';
import { sha256Hex } from '../digest.ts';
import { evidencePaths } from '../wacz/package-input.ts';
import { buildPagesJsonl, pagesPath } from '../wacz/pages-jsonl.ts';
import type { SignedManifest } from './check-manifest.ts';
import type { VerifyLimits } from './limits.ts';
import { agrees } from './masked-form.ts';
import type { ArchivePlan } from './plan-archive.ts';
import type { Container } from './read-container.ts';
import { hasEntry, readEntryText } from './read-json.ts';
import type { VerdictBuilder } from './verdict.ts';

/** What JSON makes of a byte at most: `\u0000`. */
const longestEscape = 6;
/** For everything but the text: addresses and titles have limits of their own. */
const restBytes = 128 * 1024;

const lineSchema = z.object({ title: z.string(), text: z.string() });

/**
 * The list of pages must be the one that follows from the manifest, the facts' title and the signed text.
 * Gives the title that the package goes by.
 */
export async function checkPages(
  container: Container,
  signed: {
    readonly own: SignedManifest;
    readonly plan: ArchivePlan;
    readonly title: string;
  },
  limits: VerifyLimits,
  verdict: VerdictBuilder,
): Promise<string | undefined> {
  const { own, plan } = signed;
  const size = container.entries.find(({ name }) => name === pagesPath)?.sizeBytes ?? 0;
  if (size > longestEscape * plan.text.sizeBytes + restBytes) {
    verdict.fail('pages', pagesPath, 'size');
    return undefined;
  }
  const list = await readEntryText(container, pagesPath, limits);
  if (list === undefined) {
    verdict.fail('pages', pagesPath, 'missing');
    return undefined;
  }
  const line = parseSpelled(lineSchema, list.slice(list.indexOf('\n') + 1));
  if (line === undefined) {
    verdict.fail('pages', pagesPath, 'malformed');
    return undefined;
  }
  const { title, text } = line;
  const isCopy = hasEntry(container, evidencePaths.redactions);
  const bytes = utf8(text);
  const isSigned =
    agrees(title, signed.title, isCopy) &&
    bytes.length === plan.text.sizeBytes &&
    (await sha256Hex(bytes)) === plan.text.sha256 &&
    buildPagesJsonl(own.manifest, { title, text }) === list;
  if (!isSigned) verdict.fail('pages', pagesPath, 'contradicts');
  verdict.pass('pages', { title });
  return title;
}
