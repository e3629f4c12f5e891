/**
 * Paths, headers and media types of the protocol. The upload follows the vocabulary of
 * draft-ietf-httpbis-resumable-upload; digests are RFC 9530 `Content-Digest`.
 */
export const paths = {
  descriptor: '/.well-known/plaint',
  evidence: (sha256: string): string => `/v1/evidence/sha-256/${sha256}`,
  report: (id: string): string => `/v1/reports/${id}`,
  reportCase: (id: string): string => `/v1/reports/${id}/case`,
  reportMessages: (id: string): string => `/v1/reports/${id}/messages`,
  reportMessage: (id: string, number: number): string => `/v1/reports/${id}/messages/${number}`,
  deskCases: '/v1/desk/cases',
  deskCase: (id: string): string => `/v1/desk/cases/${id}`,
  deskEvents: (id: string): string => `/v1/desk/cases/${id}/events`,
  deskMessages: (id: string): string => `/v1/desk/cases/${id}/messages`,
  deskMessage: (id: string, number: number): string => `/v1/desk/cases/${id}/messages/${number}`,
  deskCounts: '/v1/desk/counts',
  deskContent: (id: string): string => `/v1/desk/cases/${id}/content`,
  deskEvidence: (id: string, sha256: string): string => `/v1/desk/cases/${id}/evidence/${sha256}`,
  deskLinked: (id: string): string => `/v1/desk/cases/${id}/linked`,
  deskWords: (id: string, sha256: string): string => `/v1/desk/cases/${id}/words/${sha256}`,
  deskRecord: (id: string): string => `/v1/desk/cases/${id}/record`,
  deskSupervision: '/v1/desk/supervision',
  deskAccounts: '/v1/desk/accounts',
  deskRoster: '/v1/desk/roster',
  deskExposure: '/v1/desk/exposure',
  /** For whoever a measure is against, by the appeal code in the notice. */
  appeals: '/v1/appeals',
  /** For the platform that a notice went to. */
  answers: '/v1/answers',
  deskEnrol: '/v1/desk/enrol',
  deskMe: '/v1/desk/me',
  deskTeam: '/v1/desk/team',
  deskBoxes: '/v1/desk/boxes',
  deskBox: (id: string): string => `/v1/desk/boxes/${id}`,
  deskInvitations: '/v1/desk/invitations',
  deskGrants: '/v1/desk/grants',
  deskApprovals: '/v1/desk/approvals',
  deskRoles: '/v1/desk/roles',
  deskRevocations: '/v1/desk/revocations',
  /** A standard as JSON, if the endpoint publishes its own. */
  standard: (id: string, version: string): string => `/v1/standards/${id}/${version}`,
  checkpoint: '/v1/ledger/checkpoint',
  consistency: (from: number, to: number): string => `/v1/ledger/consistency?from=${from}&to=${to}`,
  health: '/healthz',
  readiness: '/readyz',
} as const;

export const headers = {
  offset: 'Upload-Offset',
  complete: 'Upload-Complete',
  length: 'Upload-Length',
  digest: 'Content-Digest',
  workNonce: 'Work-Nonce',
} as const;

export const mediaTypes = {
  chunk: 'application/partial-upload',
  problem: 'application/problem+json',
  json: 'application/json',
  /**
   * A descriptor for readers that ignore fields they do not know; as `application/json` it has those of 0.1.0
   * alone.
   */
  descriptor: 'application/vnd.plaint.endpoint+json',
  wacz: 'application/wacz',
} as const;

/** What each signature covers, as a prefix, so that none can be passed off as another. */
export const signingDomains = {
  descriptor: 'plaint.endpoint/1\n',
  report: 'plaint.report/1\n',
  evidence: 'plaint.evidence/1\n',
  case: 'plaint.case/1\n',
  message: 'plaint.message/1\n',
  notice: 'plaint.notice/1\n',
  deskRequest: 'plaint.desk-request/1\n',
  enrolment: 'plaint.enrolment/1\n',
  grant: 'plaint.grant/1\n',
  approval: 'plaint.approval/1\n',
} as const;
