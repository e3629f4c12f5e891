/** The words about keys and people at the desk. */
export const deskPeopleEn = {
  'team.title': 'Team',
  'team.back': 'Back',
  'team.list': 'Who is on the team',
  // {number}: of a handler; names are not kept.
  'team.number': 'Handler {number}',
  'team.you': 'you',
  'team.left': 'left',
  // {what}: ways to open keys, or keys.
  'team.methods': 'Ways in: {what}',
  'team.keys': 'Keys: {what}',
  'team.keys.none': 'no key yet',
  'team.one':
    'You are alone on the team: nobody can order measures, or decide a complaint or an appeal. Invite a second person.',
  'team.two':
    'From three people on, an invitation or a key waits until a second person approves it.',
  'role.intake': 'intake',
  'role.reviewer': 'reviewer',
  'role.disposer': 'disposer',
  'role.supervisor': 'supervisor',
  'role.custodian': 'custodian',
  'role.auditor': 'auditor',
  'role.administrator': 'administrator',
  'purpose.desk': 'desk key',
  'purpose.identity': 'identity key',
  'purpose.link': 'link key',
  'method.passphrase': 'passphrase',
  'method.passkey': 'passkey',
  'method.recovery': 'recovery code',
  'invite.title': 'Invite somebody',
  'invite.roles': 'What they may do',
  'invite.until': 'Certified until (may be empty)',
  'invite.button': 'Make an invitation',
  'invite.needsRole': 'Choose one role at least.',
  'invite.made':
    'This link is good for one person, for seven days. Send it by a way that you trust: whoever has it joins.',
  'invite.waiting': 'A second person has to approve it before it works.',
  'grant.title': 'Give them a key',
  'grant.words': 'The six words that they read to you',
  'grant.words.hint':
    'Their page shows them. Type what you hear; the words are not shown here, so that nobody agrees unread.',
  // {key}: desk key, identity key or link key.
  'grant.button': 'Give the {key}',
  'grant.differs':
    'These are not the words of this person’s keys. Give nothing, and find out who stands between you.',
  'grant.done': 'Given. They have it at once.',
  'grant.waiting': 'Signed. It waits for a second person.',
  'waiting.title': 'Waiting for a second person',
  'waiting.invitation': 'Invitation: {roles}',
  // {key}: such as desk key. {number}: of who is given it.
  'waiting.grant': '{key} for handler {number}',
  'waiting.button': 'Approve',
  'link.title': 'Linking',
  'link.why':
    'Nobody has a link key yet: reports about the same are not linked, and upheld cases are counted against no account.',
  'link.button': 'Make the link key',
  'roles.button': 'Change roles or certificate',
  'roles.title': 'What they may do from now on',
  'roles.confirm': 'Change roles or certificate',
  'roles.needsRole': 'Choose one role at least.',
  // Beside the form that changes somebody's roles.
  'roles.sides':
    'In open cases they stay on the side that they took: whoever reviewed a case does not dispose of it under another role.',
  'roles.keys':
    'Keys that the new roles do not use go. If one goes, rotate it (npm run desk-key -- rotate). Give them a key that they need and lack.',
  'roles.done': 'Changed. It holds at once.',
  'roles.waiting': 'It waits for a second person.',
  // {number}: of a handler. {roles}: what they are to be.
  'waiting.roles': 'Handler {number} is to be: {roles}',
  // {when}: a day.
  'certified.soon': 'Your certificate ends on {when}. After that you judge no report.',
  'certified.over': 'Your certificate ended on {when}. You judge no report until it is renewed.',
  'certified.renew': 'An administrator renews it on the page of the team.',
  // Of somebody else on the team, behind their roles. {when}: a day.
  'certified.of.holds': 'certified until {when}',
  'certified.of.soon': 'certified until {when}: to be renewed soon',
  'certified.of.over': 'certificate ended on {when}: judges no report',
  'certified.of.none': 'no certificate is asked for',
  'certified.none.hint': 'Empty: no certificate is asked for.',
  // Shown where the desk was, when it locks while its server is away.
  'away.title': 'The desk is locked',
  'away.hint':
    'Its server does not answer now. Nothing of the cases is left in this window, and what was half written is kept on this device. Wait a little, check your connection or ask whoever runs the desk.',
  'away.again': 'Open the desk again',
  'revoke.button': 'Take off the team',
  'revoke.sure':
    'What they did stays theirs; their ways in and their keys go. Numbers are not given twice.',
  'revoke.confirm': 'Yes, take off',
  'revoke.rotate':
    'What they have seen of a key they have: rotate the desk’s key now (npm run desk-key -- rotate).',
  'failed.wrong-role': 'You do not have the role or the key for it.',
  'failed.no-handler': 'Nobody of this number and key is on the team any more.',
  'failed.one-method': 'They have only one way to their keys. They need a second one first.',
  'failed.same-person': 'It is for somebody else: not who asked for it, nor who is given it.',
  'failed.waiting': 'A second person has to approve it first.',
  'failed.last-administrator': 'The last administrator stays. Make another one first.',
  'failed.other': 'It was not done, for a reason that should not happen: {code}',
  'keys.title': 'Your keys',
  'keys.ways': 'What opens them: {what}',
  'keys.passphrase': 'Your passphrase, once more',
  'keys.passkey': 'Add a passkey of this device',
  'keys.passkey.done': 'The passkey opens your keys from now on.',
  'keys.code': 'Make a new recovery code',
  'keys.code.done': 'The code before it opens nothing any more.',
  'keys.print': 'Print',
  'keys.code.title': 'Recovery code',
  'keys.code.hint':
    'Print it or write it down now: it is not shown again. It opens your keys on any device.',
  'recover.title': 'Open with the recovery code',
  'recover.intro':
    'For a new device, or a passphrase that is lost. You choose a new passphrase, and get a new code.',
  'recover.code': 'Recovery code',
  'recover.wrong': 'This is no recovery code: a character is wrong, or two are swapped.',
  'recover.button': 'Open and set the new passphrase',
  'recover.done': 'I have written the new code down',
} as const;
