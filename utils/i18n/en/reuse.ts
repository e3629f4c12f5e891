/** The words of starting from what is there, and of the standard that a report is judged by. */
export const reuseEn = {
  'start.from': 'Start from',
  'start.template': 'Template: {name}',
  'start.template.delete': 'Delete the template “{name}”',
  'start.attach': 'Attach this page to: {name}',
  'start.attach.hint': 'Or is this page evidence for a report you are writing?',
  'start.attach.failed': 'The page could not be attached. Everything is kept as it was.',
  'start.attached': 'Attached to this report: {name}',
  // Stands after a field, in lower case.
  'start.filled': 'filled in from “{name}”',
  'template.title': 'Keep this as a template',
  'template.name': 'Name of the template',
  'template.hint':
    'Keeps the kind of harm and the words you typed, for reports like this one. Nothing about you.',
  'template.save': 'Keep',
  'template.saved': 'Kept. It is offered when you start the next report.',
  'template.failed': 'It could not be kept. Free some disk space and try again.',
  'standard.notValid':
    'The endpoint published rules that do not hold together. The last good ones stay in use; the endpoint has the last word.',
  'standard.needsUpdate':
    'The endpoint uses newer rules than this version of the extension knows. Update the extension; until then the last known rules stay in use.',
  'standard.notHereYet':
    'The endpoint’s own rules are not here yet; those that came with the extension are used until then.',
  // {name}: the name of the rules; their version follows.
  'standard.inUse': 'Rules in use: {name}',
} as const;
