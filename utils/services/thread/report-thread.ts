import { defined } from '../../defined.ts';
import { PlaintError } from '../../errors.ts';
import { manifestDigest } from '../../evidence/manifest-head.ts';
import { ownPermalink } from '../../protocol/own-permalink.ts';
import type { ThreadEvidence } from '../../protocol/thread.ts';
import { createDraft } from '../../report/create-draft.ts';
import type { Draft } from '../../report/draft.ts';
import { evidenceManifestOf } from '../../report/evidence-manifest.ts';
import { quotePosts } from '../../report/quote-posts.ts';
import { maxTargets } from '../../report/targets.ts';
import { buildThreadCapture } from '../../report/thread-capture.ts';
import type { ThreadEntry } from '../../report/thread-evidence.ts';
import type { ThreadRecord } from '../../report/thread-record.ts';
import { loadBlob } from '../../storage/blobs.ts';
import { addCapture, loadCapture } from '../../storage/captures.ts';
import { recordCustody } from '../../storage/custody.ts';
import { addDraft } from '../../storage/drafts.ts';
import { updateItems } from '../../storage/items.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import type { Account } from '../../thread/accounts.ts';
import type { RoleFinding } from '../../thread/roles.ts';

export interface ThreadReport {
  readonly thread: ThreadRecord;
  /** In the order of the page. */
  readonly entries: readonly ThreadEntry[];
  readonly picked: ReadonlySet<string>;
  /** Keys of picked posts that are context: they go along, and nobody is accused by them. */
  readonly context: ReadonlySet<string>;
  readonly accounts: readonly Account[];
  readonly roles: readonly RoleFinding[];
}

/** The category of many accounts against one person (A9a). */
const pileOn = 'cyber-violence';

/**
 * One report of a whole pile-on: a draft with the words and addresses of the attacks alone, and one capture
 * with the page, every picked post by itself and the discussion as data. Gives the draft's id. Rejects with
 * `not_found` where the page's own capture or bytes of a post are gone, `invalid_input` when no attack is
 * picked.
 */
export async function reportThread(db: PlaintDb, report: ThreadReport): Promise<string> {
  const { thread, entries, picked, context, accounts, roles } = report;
  const chosen = entries.filter(({ post }) => picked.has(post.key));
  const attacks = chosen.filter(({ post }) => !context.has(post.key));
  if (attacks.length === 0) throw new PlaintError('invalid_input');
  const accused = new Set(attacks.map(({ post }) => post.key));
  const page = thread.captureId === undefined ? undefined : await loadCapture(db, thread.captureId);
  if (page === undefined) throw new PlaintError('not_found');
  const keys = entries.map(({ post }) => post.key);
  const { record, blobs } = await buildThreadCapture({
    id: crypto.randomUUID(),
    thread,
    page,
    picked: chosen,
    context,
    accounts: accounts.flatMap((account) => accountData(account, keys, picked, accused)),
    roles: roleData(roles, accusedAccounts(accounts, keys, accused), thread, keys),
    loadBlob: (sha256) => loadBlob(db, sha256),
  });
  await addCapture(db, record, blobs, Date.now());
  const draft = draftOf(thread, attacks, record.id);
  await addDraft(db, draft);
  await recordCustody(db, draft.id, {
    action: 'captured',
    at: record.capturedAt,
    sha256: await manifestDigest(evidenceManifestOf(draft.id, record)),
  });
  await updateItems(
    db,
    chosen.map(({ item }) => item.id),
    (item) => ({ ...item, captureId: record.id, draftId: draft.id }),
  );
  return draft.id;
}

function draftOf(thread: ThreadRecord, attacks: readonly ThreadEntry[], captureId: string): Draft {
  const now = new Date().toISOString();
  const origin = {
    id: crypto.randomUUID(),
    trigger: 'page' as const,
    url: thread.url,
    title: thread.title,
  };
  const targets = attacks.flatMap(({ item }) => ownPermalink(item.permalink, item.url) ?? []);
  return {
    ...createDraft(origin, now),
    capture: { state: 'done', captureId },
    category: pileOn,
    surface: 'comment',
    answers: {
      quote: quotePosts(
        attacks.map(({ item, position }) => ({
          number: position + 1,
          author: item.author.name ?? '',
          text: item.text,
        })),
      ),
    },
    targets: [...new Set(targets)].slice(0, maxTargets - 1),
  };
}

function accountData(
  { key, name, url, posts, firstAt, lastAt }: Account,
  keys: readonly string[],
  picked: ReadonlySet<string>,
  accused: ReadonlySet<string>,
): ThreadEvidence['accounts'] {
  const own = posts.flatMap((at) => keys[at] ?? []).filter((post) => picked.has(post));
  if (own.length === 0) return [];
  const context = own.filter((post) => !accused.has(post));
  const data = {
    key,
    name,
    ...defined({ url }),
    captured: posts.length,
    posts: own.filter((post) => accused.has(post)),
    ...(context.length === 0 ? {} : { context }),
    ...defined({ firstAt, lastAt }),
  };
  return [data];
}

/** The accounts that at least one attack is by. */
function accusedAccounts(
  accounts: readonly Account[],
  keys: readonly string[],
  accused: ReadonlySet<string>,
): ReadonlySet<string> {
  const by = accounts.filter(({ posts }) => posts.some((at) => accused.has(keys[at] ?? '')));
  return new Set(by.map(({ key }) => key));
}

/** What a person refused is left out, and what they did not confirm of an account that no attack is by. */
function roleData(
  roles: readonly RoleFinding[],
  accused: ReadonlySet<string>,
  thread: ThreadRecord,
  keys: readonly string[],
): ThreadEvidence['roles'] {
  return roles.flatMap(({ role, account, evidence, undated }) => {
    const decided = thread.decisions?.find(
      (one) => one.role === role && one.account === account.key,
    )?.state;
    if (decided === 'refused') return [];
    if (decided === undefined && !accused.has(account.key)) return [];
    return [
      {
        role,
        account: account.key,
        state: decided ?? ('proposed' as const),
        evidence: evidence.flatMap(({ post, because, of, words }) => {
          const key = keys[post];
          const other = of === undefined ? undefined : keys[of];
          if (key === undefined) return [];
          return [
            {
              post: key,
              because,
              ...defined({ of: other, words }),
            },
          ];
        }),
        undated,
      },
    ];
  });
}
