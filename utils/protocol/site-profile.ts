import * as z from 'zod/mini';

/** So many of their own a person may keep. */
export const maxSiteProfiles = 200;

const selectorSchema = z.string().check(z.minLength(1), z.maxLength(400));

/**
 * What a site's markup is called, for the few sites whose shape does not tell. Only selectors: a profile can neither run
 * code nor reach anything but the page. Fields left out are found by shape.
 */
export const siteProfileSchema = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
  /** The profile holds for these hosts and their subdomains. */
  hosts: z
    .array(z.string().check(z.regex(/^[a-z0-9.-]{1,253}$/)))
    .check(z.minLength(1), z.maxLength(40)),
  /** Matches each post. */
  post: selectorSchema,
  /** Inside a post: */
  author: z.exactOptional(selectorSchema),
  time: z.exactOptional(selectorSchema),
  text: z.exactOptional(selectorSchema),
  permalink: z.exactOptional(selectorSchema),
});
export type SiteProfile = z.infer<typeof siteProfileSchema>;
