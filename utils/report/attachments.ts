import type { Attachment, Draft } from './draft.ts';

/** The draft with the file added, or changed in its place if it is there. */
export function withAttachment(attachment: Attachment): (draft: Draft) => Draft {
  return (draft) => {
    const isThere = draft.attachments.some(({ sha256 }) => sha256 === attachment.sha256);
    const attachments = isThere
      ? draft.attachments.map((item) => (item.sha256 === attachment.sha256 ? attachment : item))
      : [...draft.attachments, attachment];
    return { ...draft, attachments };
  };
}

export function withoutAttachment(sha256: string): (draft: Draft) => Draft {
  return (draft) => ({
    ...draft,
    attachments: draft.attachments.filter((item) => item.sha256 !== sha256),
  });
}

/** Says more about a file; what is not named stays. */
export function changeAttachment(
  sha256: string,
  change: Partial<Attachment>,
): (draft: Draft) => Draft {
  return (draft) => ({
    ...draft,
    attachments: draft.attachments.map((item) =>
      item.sha256 === sha256 ? { ...item, ...change } : item,
    ),
  });
}
