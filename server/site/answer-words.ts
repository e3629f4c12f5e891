import type { SaidDraft } from '../../components/notice/notice-services.ts';
import { saidPart } from '../../utils/casework/case-event.ts';
import type { AskedOfPlatform, PlatformAnswer } from '../../utils/casework/notice-wire.ts';
import { defined } from '../../utils/defined.ts';
import { type NoticeKeys, noticeAad } from '../../utils/desk/notice-code.ts';
import { identityBucket } from '../../utils/evidence/padded-size.ts';
import { sealJson } from '../../utils/evidence/seal-json.ts';
import { messageDigest } from '../../utils/evidence/seal-message.ts';
import { signCanonical } from '../../utils/evidence/signature.ts';
import type { SealingKey } from '../../utils/protocol/primitives.ts';
import { signingDomains } from '../../utils/protocol/wire.ts';

const answers = ['confirmed', 'refused', 'rectified'] as const;

/**
 * What a platform answers: its words, if there are any, sealed to the desk, and signed by the key of its
 * code.
 */
export async function composeAnswer(
  { choice, text }: SaidDraft,
  about: {
    readonly keys: NoticeKeys;
    readonly deskKeys: readonly SealingKey[];
    readonly state: AskedOfPlatform;
  },
): Promise<PlatformAnswer> {
  const { keys, deskKeys, state } = about;
  const id = crypto.randomUUID();
  const answer = answers.find((each) => each === choice) ?? 'confirmed';
  const aad = noticeAad('answer', id);
  const words = text.trim();
  const sealed =
    words === ''
      ? undefined
      : await sealJson(words, { aad, keys: deskKeys, bucket: identityBucket });
  const { number } = state.measure;
  const said =
    answer === 'rectified'
      ? { type: 'inspection.answered' }
      : { type: `measure.${answer}`, number };
  const step = { id, ...said, ...defined({ sealed: sealed && (await messageDigest(sealed)) }) };
  const signed = saidPart(step as never);
  return {
    id,
    answer,
    ...defined({ sealed }),
    signature: await signCanonical(signingDomains.notice, signed, keys.signing.privateKey),
  };
}
