/** What is said of a delivery, and of what keeps it from arriving. */
export const deliveryEn = {
  'delivery.title': 'Delivery',
  // “Seal” is to encrypt so that only the handlers can read: the same word everywhere.
  'delivery.sealing': 'Sealing on this device…',
  'delivery.queued': 'Ready to send…',
  'delivery.uploading': 'Sending: {percent} %',
  // “Receipt” is the endpoint’s signed word that it has the report: the same word everywhere.
  'delivery.committing': 'Waiting for the receipt…',
  'delivery.received.title': 'Received',
  'delivery.received.body': 'The endpoint confirmed with a signed receipt on {when}.',
  // The number of the report follows.
  'delivery.number': 'Report number:',
  'delivery.waiting.title': 'Waiting to be sent',
  // “Endpoint” is the server of the organisation that takes reports: the same word everywhere.
  'delivery.blocked.title': 'The endpoint does not let this report in',
  'delivery.key.title': 'The endpoint’s key is not the one you set up',
  'delivery.rejected.title': 'The endpoint refused this report',
  'delivery.retry': 'Try now',
  // Button.
  'delivery.pair': 'Open settings',
  'delivery.all': 'Reports',
  // Button that closes the popup.
  'delivery.another': 'Close',
  'failure.unreachable':
    'No connection to the endpoint at the moment. The report is safe on this device and goes out by itself when the connection is back.',
  'failure.timeout':
    'The endpoint took too long to answer. The report is safe here and is tried again by itself.',
  // As in a hotel or on a train.
  'failure.notTheEndpoint':
    'Something else answered in the endpoint’s place, such as a network’s sign-in page. Check your connection; the report is kept and tried again.',
  'failure.tooManyRequests':
    'The endpoint is busy and asked to wait. The report goes out by itself later.',
  'failure.serverError':
    'The endpoint has a fault of its own. The report is kept and tried again by itself.',
  'failure.unauthorized':
    'The endpoint asks for a permission that this browser does not have. Open the settings and set it up again; the report is kept.',
  'failure.endpointMissing':
    'No place to send to is set up. The report is kept; set one up in the settings.',
  'failure.keyChanged':
    'Nothing was sent, for your safety. Ask the organisation whether it changed its key, then set it up again in the settings.',
  'failure.receiptUnverified':
    'The answer carried no receipt signed by the endpoint you set up. The report is kept; check the settings.',
  'failure.tooLarge':
    'It is too large for this endpoint. Remove large files and send again; nothing is lost.',
  'failure.refused':
    'The endpoint found the report not in order. It is kept here; you can export it or send it elsewhere.',
  'failure.conflict':
    'The endpoint holds a different report under the same number. It is kept here; start it anew from your reports.',
  'failure.sealFailed':
    'The report could not be sealed. It is kept; update the extension and try again.',
  'failure.storageFull':
    'The disk is full. Free some space; the report is kept and goes on by itself.',
  'failure.storageBroken':
    'The browser cannot reach its own storage. Restart the browser; nothing is deleted.',
  'failure.other': 'It could not be delivered yet. The report is kept and tried again by itself.',
} as const;
