import * as z from 'zod/mini';

/** Who reports, kept only if the reporter asks for it, to fill the next form. */
export const reporterProfileSchema = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  name: z.string().check(z.maxLength(200)),
  contact: z.string().check(z.maxLength(300)),
  anonymous: z.boolean(),
});
export type ReporterProfile = z.infer<typeof reporterProfileSchema>;
