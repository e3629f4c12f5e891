import * as z from 'zod/mini';
import type {
  NoticeServices,
  NoticeTrouble,
  NoticeWork,
  SaidDraft,
} from '../../components/notice/notice-services.ts';
import { defined } from '../../utils/defined.ts';
import {
  type NoticeKeys,
  type NoticePurpose,
  openNoticeBox,
  readNoticeCode,
  shutNoticeBox,
} from '../../utils/desk/notice-code.ts';
import { parseJson } from '../../utils/parse-json.ts';
import { documentClaimSchema } from '../../utils/protocol/evidence.ts';
import { evidenceKeySchema } from '../../utils/protocol/evidence-key.ts';
import { countSchema, type SealingKey } from '../../utils/protocol/primitives.ts';
import { mediaTypes, paths } from '../../utils/protocol/wire.ts';
import { err, ok, type Result } from '../../utils/result.ts';
import { ask, readDescriptor } from './open-endpoint.ts';
import { isStillThere, sendFile } from './send-file.ts';

const pathOf: Readonly<Record<NoticePurpose, string>> = {
  appeal: paths.appeals,
  answer: paths.answers,
};

/** Composes what is sent of a draft; `deskKeys` are the keys that its words are sealed to. */
export type Compose<State> = (
  draft: SaidDraft,
  about: {
    readonly keys: NoticeKeys;
    readonly deskKeys: readonly SealingKey[];
    readonly state: State;
  },
) => Promise<object>;

export interface NoticeKind<Wire, State> {
  readonly purpose: NoticePurpose;
  readonly schema: Parameters<typeof parseJson<Wire>>[0];
  readonly open: (state: Wire, keys: NoticeKeys) => Promise<State>;
  readonly compose: Compose<State>;
}

const fileSchema = z.object({
  claim: documentClaimSchema,
  key: evidenceKeySchema,
  sealedBytes: countSchema,
});

const keptSchema = z.object({
  choice: z.exactOptional(z.string()),
  text: z.string(),
  files: z.exactOptional(z.readonly(z.array(fileSchema))),
  /** The bytes that were sent for this very draft, without an answer. */
  sent: z.exactOptional(z.string()),
});
type Kept = z.infer<typeof keptSchema>;

function troubleOf(status: number): NoticeTrouble {
  if (status === 404) return 'unknown';
  if (status === 409) return 'files-gone';
  if (status === 429) return 'busy';
  return status >= 500 ? 'offline' : 'refused';
}

/** Half a draft in this browser, which opens with the code alone. */
function createKept(keys: NoticeKeys) {
  const name = `plaint-notice-${keys.capabilitySha256.slice(0, 16)}`;
  return {
    async load(): Promise<Kept | undefined> {
      try {
        const box = localStorage.getItem(name);
        return box === null ? undefined : parseJson(keptSchema, await openNoticeBox(box, keys));
      } catch (_damagedOrForbidden) {
        // What does not open is no draft of this notice.
        return undefined;
      }
    },
    async save(kept: Kept): Promise<void> {
      try {
        localStorage.setItem(name, await shutNoticeBox(JSON.stringify(kept), keys));
      } catch (_fullOrForbidden) {
        // The text is still on the page, and goes out all the same.
      }
    },
    drop(): void {
      try {
        localStorage.removeItem(name);
      } catch (_forbidden) {
        // Then there is none.
      }
    },
  };
}

const namesOf = ({ files = [] }: SaidDraft) => files.map(({ key }) => key.sealedSha256).join();

const isSame = (one: SaidDraft | undefined, other: SaidDraft) =>
  one !== undefined &&
  one.text === other.text &&
  one.choice === other.choice &&
  namesOf(one) === namesOf(other);

/** Everything that is done under one code: it is read here, and what it gives is sent; itself it never is. */
function createWork<Wire, State>(
  keys: NoticeKeys,
  { purpose, schema, open, compose }: NoticeKind<Wire, State>,
): NoticeWork<State> {
  const kept = createKept(keys);
  const authorized = { Authorization: `Bearer ${keys.capability}` };
  const read = async (): Promise<Result<State, NoticeTrouble>> => {
    const answer = await ask(pathOf[purpose], { method: 'GET', headers: authorized });
    if (!answer.ok) return answer;
    if (answer.value.status !== 200) return err(troubleOf(answer.value.status));
    const state = parseJson(schema, answer.value.text);
    return state === undefined ? err('not-authentic') : ok(await open(state, keys));
  };
  /** The same bytes for the same words: an answer that was lost on the way is asked for again. */
  const bodyFor = async (draft: SaidDraft): Promise<Result<string, NoticeTrouble>> => {
    const before = await kept.load();
    if (before?.sent !== undefined && isSame(before, draft)) return ok(before.sent);
    const described = await readDescriptor();
    if (!described.ok) return described;
    const state = await read();
    if (!state.ok) return state;
    const { deskKey, recoveryKey } = described.value;
    const deskKeys = recoveryKey === undefined ? [deskKey] : [deskKey, recoveryKey];
    const about = { keys, deskKeys, state: state.value };
    const body = JSON.stringify(await compose(draft, about));
    await kept.save({ ...draft, sent: body });
    return ok(body);
  };
  return {
    read,
    async send(draft) {
      const body = await bodyFor(draft);
      if (!body.ok) return body;
      const answer = await ask(pathOf[purpose], {
        method: 'POST',
        headers: { ...authorized, 'Content-Type': mediaTypes.json },
        body: body.value,
      });
      if (!answer.ok) return answer;
      const { status } = answer.value;
      return status === 200 || status === 201 ? ok(true) : err(troubleOf(status));
    },
    async addFile(file) {
      const described = await readDescriptor();
      if (!described.ok) return err('offline');
      return sendFile(file, { capability: keys.capability, limits: described.value.limits });
    },
    async findGone(files) {
      const isThere = await Promise.all(files.map((each) => isStillThere(each, keys.capability)));
      return files.filter((_, place) => isThere[place] === false);
    },
    async loadDraft() {
      const found = await kept.load();
      if (found === undefined) return undefined;
      const { text, choice, files } = found;
      return { text, ...defined({ choice, files }) };
    },
    async saveDraft(draft) {
      const before = await kept.load();
      await kept.save(before !== undefined && isSame(before, draft) ? before : { ...draft });
    },
    dropDraft: async () => kept.drop(),
  };
}

export function createOpen<Wire, State>(
  kind: NoticeKind<Wire, State>,
): NoticeServices<State>['open'] {
  return async (code) => {
    const keys = await readNoticeCode(kind.purpose, code);
    return keys === undefined ? err('wrong') : ok(createWork(keys, kind));
  };
}

/**
 * Takes the code behind the # of the page's address, and removes it from there and from the browser's
 * history.
 */
export function takeGivenCode(): string | undefined {
  const given = location.hash.slice(1);
  if (given === '') return undefined;
  history.replaceState(null, '', location.pathname);
  try {
    return decodeURIComponent(given);
  } catch (_notEncoded) {
    // Somebody cut a link short: what is left is told to be no code.
    return given;
  }
}
