import * as z from 'zod/mini';

/**
 * What every page of the extension hears when one of them is left. `leave` is the message of the contract
 * that the left page sends to the background; `blank` comes from the background, to be obeyed by every page
 * but the one that it excepts by its number. Pages answer neither.
 */
export const leaveNotice = { leave: 'pages.leave', blank: 'pages.blank' } as const;

const leaveNoticeSchema = z.object({
  type: z.enum([leaveNotice.leave, leaveNotice.blank]),
  except: z.exactOptional(z.string()),
});

export function isLeaveNotice(message: unknown): message is z.infer<typeof leaveNoticeSchema> {
  return leaveNoticeSchema.safeParse(message).success;
}
