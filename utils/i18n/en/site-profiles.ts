/** What the settings say of site profiles: which parts of a site’s pages are posts. */
export const siteProfilesEn = {
  // A profile says how posts are found in the pages of a site.
  'siteProfiles.title': 'Site profiles',
  'siteProfiles.why':
    'Plaint finds the posts of a discussion by their shape. For a site where that does not work, a profile says which parts of its pages are posts, and in them who wrote, when, what, and where the post can be linked to.',
  'siteProfiles.harmless':
    'A profile is a handful of CSS selectors and nothing else: it cannot run code, and it reaches nothing but the page that you capture.',
  'siteProfiles.own': 'Yours',
  'siteProfiles.own.none': 'You have added none.',
  'siteProfiles.own.order': 'The first one for a site is used, and yours before those of Plaint.',
  'siteProfiles.builtIn': 'These come with Plaint',
  'siteProfiles.add': 'Add profiles',
  'siteProfiles.json': 'Profile as JSON',
  'siteProfiles.json.hint':
    'One profile, or several as an array. Those that come with Plaint, below, show how they are written.',
  'siteProfiles.button': 'Add',
  'siteProfiles.file': 'Choose a file…',
  'siteProfiles.added': 'Added: {names}',
  'siteProfiles.replaced': 'Replaced, because one of the same name was there: {names}',
  'siteProfiles.refused': 'Not added; what is wrong is said below.',
  'siteProfiles.refused.text': 'Nothing was added',
  'siteProfiles.refused.file': 'Nothing was added from “{name}”',
  'siteProfiles.more': 'And {count} more.',
  'siteProfiles.failed': 'Could not be saved ({code}). Nothing was changed.',
  // Begins the sentences below, before a colon.
  'siteProfiles.where': 'Profile {number}, {field}',
  // Begins the sentences below.
  'siteProfiles.where.whole': 'Profile {number}',
  // Begins the sentences below.
  'siteProfiles.where.only': 'The profile',
  'siteProfiles.problem.empty': 'There is no profile in it.',
  'siteProfiles.problem.too-large': 'It is longer than {size}.',
  'siteProfiles.problem.too-many': {
    one: 'That would be more than {count} profile.',
    other: 'That would be more than {count} profiles.',
  },
  'siteProfiles.problem.not-json': 'Line {line}, column {column}: from here on it is not JSON.',
  'siteProfiles.problem.not-a-profile': '{where}: has to be an object, in curly brackets.',
  'siteProfiles.problem.same-id': '{where}: another one above has the same id, “{id}”.',
  'siteProfiles.problem.not-a-selector':
    '{where}: “{selector}” is no CSS selector that this browser understands.',
  // {where}: one of the three texts “siteProfiles.where”, such as “Profile 2, hosts”.
  'siteProfiles.problem.missing': '{where}: is missing.',
  'siteProfiles.problem.unknown': '{where}: is not known; only these are: {fields}.',
  'siteProfiles.problem.form.id': '{where}: has to be 1 to 40 of a–z, 0–9 and “-”, in quotes.',
  'siteProfiles.problem.form.hosts':
    '{where}: has to be a list of 1 to 40 host names, such as ["forum.example.org"].',
  'siteProfiles.problem.form.host':
    '{where}: has to be a host name such as "forum.example.org": in lower case, without https:// and without a path.',
  'siteProfiles.problem.form.selector':
    '{where}: has to be a CSS selector of 1 to 400 characters, in quotes.',
} as const;
