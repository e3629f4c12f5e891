import type { OpenedAppeal, SaidDraft } from '../../components/notice/notice-services.ts';
import { saidPart } from '../../utils/casework/case-event.ts';
import type { Appeal, AppealState, AppealWords } from '../../utils/casework/notice-wire.ts';
import {
  type NoticeKeys,
  noticeAad,
  openNoticeBox,
  shutNoticeBox,
} from '../../utils/desk/notice-code.ts';
import { identityBucket } from '../../utils/evidence/padded-size.ts';
import { openJson, sealJson } from '../../utils/evidence/seal-json.ts';
import { messageDigest } from '../../utils/evidence/seal-message.ts';
import { createSealingPair } from '../../utils/evidence/sealing-key.ts';
import { signCanonical } from '../../utils/evidence/signature.ts';
import type { SealingKey } from '../../utils/protocol/primitives.ts';
import { signingDomains } from '../../utils/protocol/wire.ts';

const ecdh = { name: 'ECDH', namedCurve: 'P-256' } as const;
const subjects = ['measure', 'finding', 'account'] as const;

/**
 * An appeal: its words sealed to the desk with a new key for the answer, whose private half goes along shut
 * with the code, and the signature by the key that the code gives.
 */
export async function composeAppeal(
  { choice, text, files = [] }: SaidDraft,
  { keys, deskKeys }: { readonly keys: NoticeKeys; readonly deskKeys: readonly SealingKey[] },
): Promise<Appeal> {
  const id = crypto.randomUUID();
  const about = subjects.find((each) => each === choice) ?? 'measure';
  const pair = await createSealingPair({ extractable: true });
  const words: AppealWords = {
    text: text.trim(),
    replyKey: pair.publicKey,
    ...(files.length > 0 && {
      documents: files.map(({ claim }) => claim),
      keys: files.map(({ key }) => key),
    }),
  };
  const sealed = await sealJson(JSON.stringify(words), {
    aad: noticeAad('appeal', id),
    keys: deskKeys,
    bucket: identityBucket,
  });
  const step = { id, type: 'appeal.lodged', about, sealed: await messageDigest(sealed) };
  const jwk = await crypto.subtle.exportKey('jwk', pair.privateKey);
  return {
    id,
    about,
    sealed,
    box: await shutNoticeBox(JSON.stringify(jwk), keys),
    ...(files.length > 0 && {
      evidence: files.map(({ key, sealedBytes }) => ({
        sha256: key.sealedSha256,
        sizeBytes: sealedBytes,
      })),
    }),
    signature: await signCanonical(
      signingDomains.notice,
      saidPart(step as never),
      keys.signing.privateKey,
    ),
  };
}

/** What was written to whoever appealed; null where it does not open, undefined where there is nothing. */
export async function openReply(
  { steps, box, reply }: AppealState,
  keys: NoticeKeys,
): Promise<OpenedAppeal['reply']> {
  const lodged = steps.findLast(({ event }) => event.type === 'appeal.lodged');
  if (reply === undefined || lodged === undefined) return undefined;
  if (box === undefined) return null;
  try {
    const jwk: JsonWebKey = JSON.parse(await openNoticeBox(box, keys));
    const key = await crypto.subtle.importKey('jwk', jwk, ecdh, false, ['deriveBits']);
    const words = await openJson(reply, key, noticeAad('reply', lodged.event.id));
    return typeof words === 'string' ? words : null;
  } catch (_notForThisCode) {
    // The page says so: nothing else can be done about it here.
    return null;
  }
}
