import * as z from 'zod/mini';
import { sha256Schema } from './primitives.ts';

/** The most site profiles that a person may add. */
export const maxSiteProfiles = 200;

const selectorSchema = z.string().check(z.minLength(1), z.maxLength(400));

/**
 * The selectors by which the posts of one site are found, for the few sites where the shape of the page does
 * not tell. A profile holds selectors and nothing else: it can neither run code nor reach anything but the
 * page. Fields left out are found by shape. Example: `{ id: 'forum', hosts: ['forum.example'], post:
 * '.message', author: '.by' }`.
 */
export const siteProfileSchema = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
  /** The profile holds for these hosts and their subdomains. */
  hosts: z
    .array(z.string().check(z.regex(/^[a-z0-9.-]{1,253}$/)))
    .check(z.minLength(1), z.maxLength(40)),
  /** Matches each post. */
  post: selectorSchema,
  /** This and all that follow are looked for inside a post. */
  author: z.exactOptional(selectorSchema),
  time: z.exactOptional(selectorSchema),
  text: z.exactOptional(selectorSchema),
  permalink: z.exactOptional(selectorSchema),
});
export type SiteProfile = z.infer<typeof siteProfileSchema>;

/**
 * How far a profile told the posts of a discussion: at every look that met posts, at some, or at none, so
 * that their shape told them.
 */
export const profileFitSchema = z.enum(['whole', 'part', 'broken']);
export type ProfileFit = z.infer<typeof profileFitSchema>;

/**
 * Which profile a discussion was captured with, told so that only who has the profile can recognise it.
 * Neither its name nor its plain digest is here: a profile that somebody wrote would tell who reports, or
 * that two reports are of one person. `host` is free text, since a redacted copy may have parts of it taken
 * out.
 */
export const siteProfileUseSchema = z.union([
  /** There was none for the page's host. */
  z.strictObject({ fit: z.literal('none') }),
  z.strictObject({
    fit: profileFitSchema,
    /** The host of the profile that the page's host is, or is a subdomain of. */
    host: z.string().check(z.maxLength(400)),
    /** 16 random bytes, hex: the digests of two captures with one profile have nothing in common. */
    salt: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
    /** Of `{ profile, salt }` in RFC 8785 canonical form. */
    sha256: sha256Schema,
  }),
]);
export type SiteProfileUse = z.infer<typeof siteProfileUseSchema>;
