/** The capture of a whole discussion and its review. */
export const threadEn = {
  // A “discussion” is posts that answer one another on a site.
  'thread.title': 'Whole discussion',
  'thread.capture': 'Capture the whole discussion',
  'thread.capture.why':
    'Scrolls through the page, opens more replies, and keeps every post. You can stop at any moment.',
  'thread.missing.title': 'There is no such discussion here',
  'thread.missing.body': 'It may have been deleted. Open the page again and capture it anew.',
  'thread.starting': 'Keeping a copy of the page first…',
  'thread.running': 'Capturing. Leave the page open and visible; you need not look at it.',
  'thread.paused': 'Paused. What was captured is kept.',
  'thread.hidden':
    'The page is hidden, and the browser holds it back. Bring its window to the front to go on.',
  'thread.silent':
    'Nothing has been heard from the page for a while. It may have been closed or have moved on.',
  'thread.silent.finish': 'Finish with what is there',
  // Before a number. Likewise the two below.
  'thread.found': 'Found',
  'thread.captured': 'Captured',
  'thread.remaining': 'Still to come, about',
  'thread.remaining.unknown': 'unknown',
  'thread.size': 'Size',
  'thread.bar': 'Progress of the capture',
  'thread.pause': 'Pause',
  'thread.resume': 'Go on',
  'thread.stop': 'Stop and keep what is there',
  'thread.review': 'Look through and report',
  'thread.end.reached-end': 'The end of the discussion was reached: nothing more was offered.',
  'thread.end.limit-posts': {
    one: 'Ended at the limit of {count} post. The discussion goes on.',
    other: 'Ended at the limit of {count} posts. The discussion goes on.',
  },
  'thread.end.limit-time': {
    one: 'Ended at the limit of {count} minute. The discussion goes on.',
    other: 'Ended at the limit of {count} minutes. The discussion goes on.',
  },
  'thread.end.limit-bytes': 'Ended at the limit of {size}. The discussion goes on.',
  'thread.end.stopped': 'You stopped it. What was captured until then is here.',
  'thread.end.no-posts': 'No posts were found on this page.',
  'thread.end.page-gone': 'The page went away. What was captured until then is here.',
  'thread.end.failed': 'The capture broke off. What was captured until then is here.',
  'thread.end.forbidden': 'The browser does not let extensions read this page.',
  'thread.end.limits': 'You can change the limits in the settings.',
  'thread.end.profiles': 'You can add a profile for this site in the settings.',
  'thread.posts': 'Posts',
  'thread.posts.list': 'Captured posts',
  // {posts} and {accounts}: the two texts below, with their numbers.
  'thread.summary': '{posts} by {accounts}',
  'thread.summary.posts': { one: '{count} post', other: '{count} posts' },
  'thread.summary.accounts': { one: '{count} account', other: '{count} accounts' },
  // Posts that the reader picked.
  'thread.picked': '{count} picked',
  'thread.pick': 'Pick post {number}',
  'thread.pick.all': 'Pick all',
  'thread.pick.none': 'Pick none',
  'thread.pick.author': 'Pick all by this account',
  'thread.pick.minimum': 'Pick the minimum set',
  'thread.pick.hint': 'Hold Shift to pick a range.',
  // Before a choice of “an attack”, “context” and “not part of this”.
  'thread.part': 'Post {number} is',
  // Ends the sentence “Post 3 is …”.
  'thread.part.attack': 'an attack',
  // Ends the sentence “Post 3 is …”.
  'thread.part.context': 'context',
  // Ends the sentence “Post 3 is …”.
  'thread.part.none': 'not part of this',
  'thread.parts':
    '{attacks} as attacks, {contexts} as context. Context goes along and accuses nobody.',
  'thread.parts.noAttack': 'Mark at least one post as an attack.',
  'thread.onlyPicked': 'List only what is picked',
  'thread.minimum.explained':
    'The first post, the three latest, and three with words that the standard lists as harmful. A match is a reason to look, not a verdict.',
  // Reason why a post was picked, in lower case. Likewise the two below.
  'thread.minimum.first': 'first',
  'thread.minimum.latest': 'among the three latest',
  // {words}: some of the five texts below.
  'thread.minimum.worst': 'harmful words: {words}',
  'thread.lexicon.threat': 'threat',
  'thread.lexicon.doxxing': 'doxxing',
  'thread.lexicon.pile-on': 'call to join in',
  'thread.lexicon.abuse': 'abuse',
  'thread.lexicon.accusation': 'accusation',
  'thread.report': 'Report the picked posts as one',
  'thread.reporting': 'Making the report…',
  'thread.report.failed':
    'The report could not be made ({code}). Nothing is lost; please try again.',
  'thread.report.someAddresses': {
    one: 'One report names at most {count} address; the package holds every picked post.',
    other: 'One report names at most {count} addresses; the package holds every picked post.',
  },
  // Button: covers words and pictures so that the reader need not see them.
  'thread.cover': 'Cover everything',
  'thread.uncover': 'Uncover everything',
  'thread.show': 'Show',
  'thread.hide': 'Cover',
  'thread.covered': 'Covered',
  'thread.length': { one: '{count} character', other: '{count} characters' },
  'thread.media': { one: '{count} picture or video', other: '{count} pictures or videos' },
  'thread.helper': 'Somebody else reads for me',
  'thread.helper.why':
    'Keeps all words and pictures covered on this device and shows counts in their place.',
  'thread.author.unknown': 'Account not shown',
  'thread.time.unknown': 'No time shown',
  'thread.answers': 'answers post {number}',
  'thread.also': {
    one: 'also met at {count} other address',
    other: 'also met at {count} other addresses',
  },
  'thread.roles': 'Who did what',
  'thread.roles.note':
    'Computed from what was captured. Earlier posts may exist that were not observed. Only you can confirm.',
  'thread.roles.none': 'Nobody stands out in what was captured.',
  // 首发. Never without “in what was captured”: nobody can know what came before.
  'thread.role.first-seen': 'First seen in what was captured',
  // 首转. Never without “in what was captured”.
  'thread.role.first-reposter': 'First to repeat it, in what was captured',
  // 多发.
  'thread.role.frequent-poster': 'Posted often, in what was captured',
  // 煽动.
  'thread.role.inciter': 'Called others to act, in what was captured',
  'thread.because.earliest-time': 'Post {number} has the earliest time shown.',
  'thread.because.first-in-order': 'Post {number} stands first; no times are shown.',
  'thread.because.repeats': 'Post {number} repeats post {other}.',
  'thread.because.quotes': 'Post {number} quotes post {other}.',
  'thread.because.one-of-many': {
    one: '{count} post by this account.',
    other: '{count} posts by this account.',
  },
  'thread.because.calls-to-act': 'Post {number} matches words that call others to act.',
  // Said below the account that was seen first.
  'thread.undated': {
    one: '{count} post shows no time and could be earlier.',
    other: '{count} posts show no time and could be earlier.',
  },
  'thread.confirm': 'Confirm',
  'thread.refuse': 'Not so',
  'thread.confirmed': 'Confirmed by you',
  'thread.refused': 'Refused by you',
  'thread.undecided': 'Change',
  'thread.accounts': 'Accounts',
  'thread.accounts.account': 'Account',
  'thread.accounts.posts': 'Posts',
  'thread.accounts.first': 'First',
  'thread.accounts.last': 'Last',
  'thread.accounts.more': 'Show all {count}',
  'thread.timeline': 'Posts over time',
  'thread.timeline.span': '{from} to {to}',
  'thread.timeline.none': 'Too few posts show a time.',
  'thread.timeline.bar': { one: '{count} post', other: '{count} posts' },
  'thread.gaps': 'Not observed',
  'thread.gaps.none': 'No gap was noticed. That does not prove that there is none.',
  'thread.gap.jump': 'After post {number} the page leapt: what stood between was never shown.',
  // {label}: the words of a button on the page, such as “Show 12 replies”.
  'thread.gap.unopened': 'Not opened: “{label}”',
  'thread.gap.fewer-replies': {
    one: 'Post {number} says it has {count} more reply than were shown.',
    other: 'Post {number} says it has {count} more replies than were shown.',
  },
  'thread.gap.crowded': 'After post {number} the page held more at once than could be looked at.',
  'thread.gap.end': 'After post {number} the capture ended before the discussion did.',
  'options.thread.title': 'Capturing whole discussions',
  'options.thread.why': 'A capture ends by itself at the first of these limits.',
  'options.thread.posts': 'Posts',
  'options.thread.minutes': 'Minutes',
  'options.thread.megabytes': 'Megabytes',
  'thread.end.look': 'Show Plaint where the posts are',
  'thread.look.title': 'What Plaint recognises here',
  'thread.look.why':
    'Outlined in the picture is what counts as a post. Correct it now if you like: the whole discussion is then captured the same way.',
  'thread.look.busy': 'Looking at the page…',
  // {code}: a short code of the failure.
  'thread.look.failed': 'That did not work ({code}). Bring the page to the front and try again.',
  'thread.look.again': 'Look again',
  'thread.look.count': { one: '{count} post recognised', other: '{count} posts recognised' },
  'thread.look.none':
    'No posts were recognised. Click on one in the picture, and Plaint looks for others like it.',
  'thread.look.picture': 'The page as it is shown now',
  // Beside the picture of the page: what is outlined under this number.
  'thread.look.outlined': 'Post {number} in the picture',
  // After an author and a time: the post stands further down in the page.
  'thread.look.outside': 'outside of the picture',
  // Button: the reader then clicks on another post in the picture.
  'thread.look.point': 'Here is another',
  'thread.look.pointing': 'Click on a post that is not outlined',
  'thread.look.list': 'Recognised posts',
  'thread.look.not': 'This is not a post',
  'thread.look.not.label': 'This is not a post: {number}',
  // Button: takes more of the page into a post that the reader showed.
  'thread.look.wider': 'More belongs to it',
  'thread.look.undo': 'Undo',
  'thread.look.unlearned':
    'This cannot be told apart: the page marks both in the same way. The capture goes by what Plaint recognises by itself.',
  'thread.look.others': 'Other parts of the page',
  'thread.look.add': 'This is a post',
  // {host}: the address of a site, example.org.
  'thread.look.remember': 'Remember this for {host} on this device',
  'thread.look.capture': 'Capture the discussion',
  // Short mark beside a name.
  'thread.unsure.author': 'Author not certain',
  'thread.unsure.author.why':
    'The name may belong to something else. Please compare it with the page.',
  // Short mark beside a time.
  'thread.unsure.time': 'Time not certain',
  'thread.unsure.time.why':
    'The time may belong to something else. Please compare it with the page.',
} as const;
