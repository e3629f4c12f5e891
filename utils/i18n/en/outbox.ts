/** The words of the outbox, of what is said of a delivery’s progress, and of the settings of sending. */
export const outboxEn = {
  'outbox.title': 'Reports',
  'outbox.list': 'Reports that were sent',
  'outbox.empty.title': 'Nothing was sent yet',
  'outbox.empty.body':
    'A report you send is listed here until its receipt comes, and afterwards with its receipt.',
  'outbox.emptyFilter': 'Nothing here at the moment.',
  'outbox.failed.title': 'The outbox could not be read',
  'outbox.failed.body':
    'Nothing is lost. Close the browser completely and start it again; then open this page once more.',
  'outbox.filter': 'Show',
  // Five of these stand in one row: one or two words each. Likewise the four below.
  'outbox.filter.all': 'All {count}',
  'outbox.filter.waiting': 'Waiting {count}',
  'outbox.filter.sending': 'Sending {count}',
  'outbox.filter.received': 'Received {count}',
  // Reports for which the reader has to do something.
  'outbox.filter.attention': 'Needs you {count}',
  // Numbers of reports.
  'outbox.progress': '{done} of {all} received',
  // {done} and {all}: numbers of reports; {sent} and {total}: sizes, such as 2.3 MB.
  'outbox.progressBytes': '{done} of {all} received · {sent} of {total} sent',
  'outbox.pause': 'Pause all',
  'outbox.resume': 'Go on sending',
  'outbox.held.paused': 'Sending is paused. Nothing leaves this device until you go on.',
  'outbox.held.offline':
    'This device is offline. Everything is safe here and goes out by itself when the connection is back.',
  'outbox.held.metered': 'Data costs on this connection, so sending waits for another one.',
  'outbox.held.low_battery': 'The battery is low, so sending waits until it is charged.',
  'outbox.sendAnyway': 'Send anyway',
  'outbox.retryAll': 'Try all now',
  'outbox.retry': 'Try now',
  // Button: the report was not sent yet and becomes a draft again.
  'outbox.takeBack': 'Take back and edit',
  'outbox.takeBackRefused': 'Edit and send again',
  'outbox.sendAgain': 'Seal and send again',
  'outbox.settings': 'Pair again',
  'outbox.without': 'Send without “{name}” ({size})',
  'outbox.withoutCapture': 'Send without the copy of the page',
  'outbox.export': 'Save the evidence instead',
  'outbox.evidence': 'Evidence',
  'outbox.receipt': 'Save the receipt',
  'outbox.ask': 'Ask for news',
  'outbox.asked.asking': 'Asking the endpoint…',
  'outbox.asked.nothing': 'Asked {time}, nothing new.',
  // {step}: one of the steps of a case below, such as Accepted.
  'outbox.asked.news': 'Asked {time}. New: {step}.',
  'outbox.asked.noAnswer':
    'Asked {time}: the endpoint gave no answer. It is asked again by itself.',
  'outbox.asked.closed': 'This case is closed; nothing more will come.',
  'outbox.asked.late': 'No answer yet. It is asked again by itself.',
  'outbox.asked.offline': 'Not asked yet: this device is offline.',
  'outbox.asked.paused': 'Not asked: the outbox is paused.',
  'outbox.asked.metered': 'Not asked yet: data costs on this connection.',
  'outbox.asked.low_battery': 'Not asked yet: the battery is low.',
  'outbox.takenBack': 'Taken back. It is a draft again, and nothing of it was sent.',
  'outbox.mayHaveArrived':
    'It may already have arrived and cannot be taken back. Its receipt will show here.',
  'outbox.undo': 'Send it after all',
  'outbox.continue': 'Open the draft',
  // {sent} and {total}: sizes, such as 2.3 MB.
  'outbox.size': '{sent} of {total}',
  'outbox.retryAt': 'Next try {when}',
  'outbox.goesAt': 'Goes out {when}',
  'outbox.casebook': 'Drafts and cases',
  // Button, shown while notifications are off.
  'outbox.notify.off': 'Tell me when a receipt or an answer comes',
  // Button, shown while notifications are on.
  'outbox.notify.on': 'Stop the notifications',
  'outbox.notify.denied':
    'The browser did not allow notifications. What comes is shown here all the same.',
  'failure.delayed':
    'It is held back for a while, as you chose, so that the time of sending does not show when you wrote it.',
  'step.received': 'Received',
  // The steps of a case are terms of the guideline (研判, 受理, 不予受理, 移送, 处置, 反馈, 办结).
  'step.assessed': 'Assessed',
  // 受理: the report is taken up. Not “agreed with”.
  'step.accepted': 'Accepted',
  // 补正: the reporter has to add something.
  'step.needs-more': 'More is needed',
  // 不予受理: it is not taken up.
  'step.declined': 'Declined',
  // 移送: to another body.
  'step.transferred': 'Passed on',
  'step.acting': 'Being acted on',
  // 反馈: the result was told to the reporter.
  'step.replied': 'Answered',
  'step.closed': 'Closed',
  'step.list': 'How the case stands',
  'sending.title': 'Sending',
  'sending.delay': 'Hold reports back for a random time',
  'sending.delay.hint':
    'So that somebody who watches the network cannot tell when you wrote. You can send a waiting report at once from the outbox.',
  'sending.delay.none': 'Send at once',
  'sending.delay.hour': 'Up to an hour',
  'sending.delay.half-day': 'Up to twelve hours',
  'sending.anyway': 'When data costs or the battery is low',
  'sending.anyway.hint':
    'As far as this browser tells. Firefox tells neither; Chromium tells of the battery only while a page of Plaint is open.',
  'sending.anyway.wait': 'Wait',
  'sending.anyway.send': 'Send anyway',
} as const;
