import * as z from 'zod/mini';
import { findAffected } from '../standard/find.ts';
import type { Standard } from '../standard/schema.ts';
import { attachmentSchema, type Draft } from './draft.ts';

const idSchema = z.string().check(z.minLength(1), z.maxLength(64));

/**
 * Who reports, kept on this device to fill the next form: for myself, a child, somebody I act for, an
 * enterprise.
 */
export const profileSchema = z.strictObject({
  id: idSchema,
  label: z.string().check(z.maxLength(300)),
  /** For whom the reports speak, as in the standard's `affected`. */
  affected: z.string(),
  name: z.string().check(z.maxLength(200)),
  contact: z.string().check(z.maxLength(300)),
  /** What the standard asks about the reporter: name and code of the enterprise, relation to the child… */
  answers: z.record(z.string(), z.string()),
  /** Licence, power of attorney: attached once. */
  documents: z.array(attachmentSchema),
});
export type Profile = z.infer<typeof profileSchema>;

/** A profile that only its passphrase opens; `profile-lock.ts` makes and reads it. */
export const lockedProfileSchema = z.strictObject({
  id: idSchema,
  /** Base64url. */
  salt: z.string(),
  iterations: z.int(),
  iv: z.string(),
  ciphertext: z.custom<Blob>((value) => value instanceof Blob),
  /** Whether it is sealed to the secret of the device lock, and not under a passphrase of its own. */
  isByDevice: z.exactOptional(z.boolean()),
});
export type LockedProfile = z.infer<typeof lockedProfileSchema>;

export const profileRecordSchema = z.union([profileSchema, lockedProfileSchema]);
export type ProfileRecord = z.infer<typeof profileRecordSchema>;

export function isLocked(record: ProfileRecord): record is LockedProfile {
  return 'ciphertext' in record;
}

/**
 * Ids of the elements that ask about the reporter themselves. Declarations are left out: they are made anew
 * for every report.
 */
export function ownElements(affected: string, standard: Standard): string[] {
  const asked = findAffected(standard, affected)?.elements ?? [];
  const declared = new Set(
    standard.elements.flatMap(({ id, field }) => (field.type === 'consent' ? [id] : [])),
  );
  return asked.map(({ element }) => element).filter((id) => !declared.has(id));
}

/** Kinds of document that prove who reports, whatever the report is about. */
export function ownDocumentKinds(affected: string, standard: Standard): Set<string> {
  const rules = standard.documentRules.filter(
    ({ when }) => when.affected?.includes(affected) && when.category === undefined,
  );
  return new Set(rules.flatMap((rule) => rule.kinds));
}

/**
 * What of a draft is about its reporter; undefined while it does not say for whom it speaks, or nothing is
 * filled in.
 */
export function profileOf(draft: Draft, id: string, standard: Standard): Profile | undefined {
  const { affected, reporter } = draft;
  if (affected === undefined) return undefined;
  const own = ownElements(affected, standard);
  const kinds = ownDocumentKinds(affected, standard);
  const answers = Object.fromEntries(
    Object.entries(draft.answers).filter(([element, value]) => own.includes(element) && value),
  );
  const documents = draft.attachments.filter(({ kind }) => kind !== undefined && kinds.has(kind));
  const label = answers['enterprise-name'] ?? (reporter.name.trim() || reporter.contact.trim());
  if (!label) return undefined;
  const { name, contact } = reporter;
  return { id, label, affected, name, contact, answers, documents };
}

/** The draft filled in from a profile; what the draft says about the harm stays. */
export function applyProfile(profile: Profile): (draft: Draft) => Draft {
  return (draft) => {
    const there = new Set(draft.attachments.map(({ sha256 }) => sha256));
    return {
      ...draft,
      affected: profile.affected,
      reporter: { name: profile.name, contact: profile.contact, anonymous: false },
      answers: { ...draft.answers, ...profile.answers },
      attachments: [
        ...draft.attachments,
        ...profile.documents.filter(({ sha256 }) => !there.has(sha256)),
      ],
    };
  };
}
