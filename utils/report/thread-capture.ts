import { defined } from '../defined.ts';
import { PlaintError } from '../errors.ts';
import { canonicalBytes } from '../evidence/canonical.ts';
import { sha256HexOfBlob } from '../evidence/digest.ts';
import { bareAddress } from '../evidence/wacz/record-plan.ts';
import type { Omission } from '../protocol/capture-account.ts';
import type { CaptureFacts } from '../protocol/capture-facts.ts';
import type { Artefact } from '../protocol/evidence.ts';
import type { ThreadEvidence } from '../protocol/thread.ts';
import type { CaptureRecord } from './capture-record.ts';
import type { LoadBlob } from './pack-capture.ts';
import { buildThreadEvidence, type ThreadEntry } from './thread-evidence.ts';
import type { ThreadRecord } from './thread-record.ts';

export interface ThreadCaptureRequest {
  readonly id: string;
  readonly thread: ThreadRecord;
  /** The capture of the page that the posts were read from. */
  readonly page: CaptureRecord;
  readonly picked: readonly ThreadEntry[];
  /** Keys of the picked posts that are context. */
  readonly context: ReadonlySet<string>;
  readonly accounts: ThreadEvidence['accounts'];
  readonly roles: ThreadEvidence['roles'];
  readonly loadBlob: LoadBlob;
}

/**
 * A capture of a thread's page and of every picked post as a document of its own, and the bytes that are new.
 */
export interface ThreadCapture {
  readonly record: CaptureRecord;
  readonly blobs: ReadonlyMap<string, Blob>;
}

/** Puts a thread together as one capture, to be reported, packed and verified like any other. */
export async function buildThreadCapture(request: ThreadCaptureRequest): Promise<ThreadCapture> {
  const { id, thread, page, picked, context, accounts, roles } = request;
  const blobs = new Map<string, Blob>();
  const keep = async (bytes: Blob, about: Pick<Artefact, 'role' | 'name'>, url?: string) => {
    const sha256 = await sha256HexOfBlob(bytes);
    blobs.set(sha256, bytes);
    const artefact: Artefact = {
      ...about,
      mediaType: bytes.type,
      sizeBytes: bytes.size,
      sha256,
      ...defined({ url }),
    };
    return artefact;
  };
  const origin = URL.parse(thread.url)?.origin ?? 'https://plaint.invalid';
  const documents: Artefact[] = [];
  const places = new Map<string, { url: string; sha256: string }>();
  const texts: string[] = [];
  for (const entry of picked) {
    const html = await standAlone(request, entry);
    const number = String(entry.position + 1).padStart(4, '0');
    if (html !== undefined) {
      const url = `${origin}/.plaint/post/${number}.html`;
      const name = `post-${number}.html`;
      const artefact = await keep(html, { role: 'document', name }, url);
      documents.push(artefact);
      places.set(entry.post.key, { url, sha256: artefact.sha256 });
      texts.push(await html.text());
    }
  }
  const evidence = buildThreadEvidence({
    ...{ thread, picked, context, accounts, roles },
    documents: places,
  });
  const json = new Blob([canonicalBytes(evidence)], { type: 'application/json' });
  const data = await keep(json, { role: 'thread', name: 'thread.json' });
  const whole = page.artefacts.filter(({ role }) => role !== 'text' && role !== 'facts');
  const { shared, changed } = withoutConflicts(
    [...whole, ...documents],
    await sharedArtefacts(request, texts),
  );
  const facts = withChanged(withProfile(page.facts, thread), changed);
  const factsJson = new Blob([canonicalBytes(facts)], { type: 'application/json' });
  const told = await keep(factsJson, { role: 'facts', name: 'facts.json' });
  const text = await keep(await wholeText(request), { role: 'text', name: 'text.txt' });
  return {
    blobs,
    record: {
      ...page,
      id,
      facts,
      artefacts: [...whole, ...documents, ...shared, text, told, data],
    },
  };
}

function withProfile(facts: CaptureFacts, { siteProfile }: ThreadRecord): CaptureFacts {
  if (siteProfile === undefined) return facts;
  return { ...facts, account: { ...facts.account, siteProfile } };
}

/**
 * A package has one content under an address. What an address led to when the page was captured stays; what
 * it led to at another moment is left out, and the record says so.
 */
function withoutConflicts(
  present: readonly Artefact[],
  shared: readonly Artefact[],
): { readonly shared: readonly Artefact[]; readonly changed: readonly string[] } {
  const known = new Map<string, string>();
  for (const { url, sha256 } of present) if (url !== undefined) known.set(bareAddress(url), sha256);
  const kept: Artefact[] = [];
  const changed: string[] = [];
  for (const artefact of shared) {
    const { url = '', sha256 } = artefact;
    const address = bareAddress(url);
    if ((known.get(address) ?? sha256) === sha256) kept.push(artefact);
    else changed.push(url);
    known.set(address, known.get(address) ?? sha256);
  }
  return { shared: kept, changed };
}

function withChanged(facts: CaptureFacts, changed: readonly string[]): CaptureFacts {
  if (changed.length === 0) return facts;
  const cut: Omission = {
    what: 'resource',
    why: 'changed-while-captured',
    count: changed.length,
    examples: changed.slice(0, 5).map((url) => url.slice(0, 2_000)),
  };
  const { account } = facts;
  return { ...facts, account: { ...account, cuts: [...account.cuts, cut] } };
}

/** The piece of a post in its shell; undefined where none was written. */
async function standAlone(
  { thread, loadBlob }: ThreadCaptureRequest,
  { post, item }: ThreadEntry,
): Promise<Blob | undefined> {
  const shell = post.shell === undefined ? undefined : thread.shells?.[post.shell];
  if (shell === undefined || item.partSha256 === undefined) return undefined;
  const load = async (sha256: string): Promise<Blob> => {
    const blob = await loadBlob(sha256);
    if (blob === undefined) throw new PlaintError('not_found', { detail: { sha256 } });
    return blob;
  };
  const parts = [await load(shell.before), await load(item.partSha256), await load(shell.after)];
  return new Blob(parts, { type: 'text/html' });
}

async function wholeText({ page, picked, loadBlob }: ThreadCaptureRequest): Promise<Blob> {
  const own = page.artefacts.find(({ role }) => role === 'text');
  const shown = own === undefined ? undefined : await loadBlob(own.sha256);
  const posts = picked.map(({ item }) => `${item.author.name ?? ''}\n${item.text}`);
  return new Blob([[(await shown?.text()) ?? '', ...posts].join('\n\n')], { type: 'text/plain' });
}

/** What the posts refer to, and what their style sheets do, beside what the page has already. */
async function sharedArtefacts(
  { thread, page, loadBlob }: ThreadCaptureRequest,
  texts: readonly string[],
): Promise<Artefact[]> {
  const present = new Set(page.artefacts.map(({ url, sha256 }) => `${url} ${sha256}`));
  const pieces = thread.shared ?? [];
  const sheets = pieces.filter(
    ({ kind, url }) => kind === 'sheet' && texts.some((text) => text.includes(url)),
  );
  const styles = await Promise.all(
    sheets.map(async ({ sha256 }) => (await loadBlob(sha256))?.text() ?? ''),
  );
  const all = [...texts, ...styles].join('\n');
  const isUsed = (url: string): boolean =>
    all.includes(url) || all.includes(url.replaceAll('&', '&amp;'));
  const resources = pieces.filter(({ kind, url }) => kind === 'resource' && isUsed(url));
  const seen = new Set<string>();
  return [...sheets, ...resources].flatMap(({ url, sha256, mediaType, sizeBytes }) => {
    const name = `${url} ${sha256}`;
    if (present.has(name) || seen.has(name)) return [];
    seen.add(name);
    return [{ role: 'resource' as const, name: 'resource', mediaType, sizeBytes, sha256, url }];
  });
}
