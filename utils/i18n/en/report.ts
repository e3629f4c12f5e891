/** The words of the report as it is written: its steps, what happened, the coach beside it. */
export const reportEn = {
  // Stands small beside the form after every change; one word.
  'app.saved': 'Saved',
  'app.saving': 'Saving…',
  'app.saveFailed': 'Could not save. Keep this window open and free some disk space.',
  'field.optional': 'optional',
  'field.clear': 'Clear',
  'field.clear.named': 'Clear: {name}',
  'steps.label': 'Steps of the report',
  // Name of a step, one of three side by side in 400 pixels: at most 12 letters or 6 Chinese signs.
  'steps.what': 'What happened',
  // Name of a step: at most 12 letters or 6 Chinese signs.
  'steps.need': 'Details',
  // Name of a step: at most 12 letters or 6 Chinese signs.
  'steps.send': 'Check & send',
  // Under the name of a step: how many needed things are still missing in it. Short.
  'steps.missing': 'missing: {count}',
  'steps.next': 'Continue',
  'steps.back': 'Back',
  // The form for one is never shown in English; languages with several forms for many need theirs.
  'reached.legend': {
    one: 'Your selection reaches over {count} post. Do you report it?',
    other: 'Your selection reaches over {count} posts. Which one do you report?',
  },
  // Answer to “Which one do you report?”: all of the posts.
  'reached.all': 'All of them',
  'reached.unnamed': 'Author unknown',
  // Name of that question, in the list of what is still needed. Short, no full stop.
  'reached.name': 'Which post you report',
  'reached.missing': 'Pick one, so that the right author and address are named.',
  'form.url': 'Address of the page',
  'form.url.hint': 'The address of the post or page you report.',
  'form.category': 'What kind of harm is it?',
  // Before the name of a kind of harm that was guessed from the words.
  'form.suggested': 'It looks like',
  // {name}: a kind of harm, such as Insult.
  'form.like': 'As in my last report: {name}',
  // Before a choice of a narrower kind of harm.
  'form.subtype': 'More exactly',
  'form.subtype.any': 'Not sure, or several',
  'form.extras': 'More you may add',
  'form.category.missing': 'Choose the kind that fits best; you can change it later.',
  'form.surface': 'Where does it appear?',
  'form.affected': 'Who is affected?',
  'form.affected.missing': 'Say who is affected.',
  'form.complete': 'Everything needed is there.',
  'form.missing': 'Still missing: {count}',
  // Names of fields follow, so it ends in a space where the language writes one.
  'form.missing.names': 'Still needed: ',
  'form.earlier': 'In your last report of this kind you wrote:',
  'form.earlier.use': 'Use these words here',
  // Read aloud in place of a bar.
  'form.progress': {
    by: 'total',
    one: '{done} of {total} needed thing is there',
    other: '{done} of {total} needed things are there',
  },
  'coach.better.title': 'Another kind may fit better',
  // {name}: a kind of harm, such as Insult.
  'coach.better.change': 'Change to “{name}”',
  // Button: keep the kind that I chose.
  'coach.better.keep': 'Keep mine',
  // Answer to a question such as “Is this at heart about unpaid wages?”.
  'coach.screen.yes': 'Yes, at heart',
  'coach.screen.no': 'No',
  // Before the office that decides such a matter.
  'coach.screen.where': 'Where this is decided',
  'coach.screen.anyway': 'You may still send this report; the handlers will see what you answered.',
  'coach.screen.differs': 'My case is different',
  // “Handlers” are the people who work on reports at the endpoint: the same word everywhere.
  'coach.masked':
    'Personal data in your words is masked in what handlers see. The full wording stays sealed and opens only with a reason.',
  'form.choose': 'Choose…',
  'form.removed': 'Removed: {name}',
  'form.undo': 'Undo',
  'form.targets': 'The same content at other addresses',
  'form.targets.hint': 'Paste one or many; one report covers them all.',
  'form.targets.add': 'Add',
  // {names}: what was pasted and is no address.
  'form.targets.invalid': 'Not an address: {names}',
  'form.remove': 'Remove {name}',
  'form.language': 'Language of your words',
  'popup.noPage.title': 'There is no page to report here',
  'popup.noPage.body': 'Open the page with the post, then click the button again.',
  'popup.broken.title': 'The report could not be opened',
  'popup.broken.body':
    '{code}. Restart the browser and try again; nothing that was saved is deleted.',
} as const;
