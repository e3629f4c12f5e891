/**
 * The tables, the same on SQLite and PostgreSQL. Hashes are lower-case hex, instants RFC 3339 in UTC, JSON
 * is text. Nothing here identifies a reporter: names, contacts and addresses are inside the seal.
 */
export interface Tables {
  report: ReportTable;
  ledger_head: LedgerHeadTable;
  ledger_entry: LedgerEntryTable;
  ledger_node: LedgerNodeTable;
  timestamp: TimestampTable;
  content_link: ContentLinkTable;
  spent_work: SpentWorkTable;
  case: CaseTable;
  case_event: CaseEventTable;
  case_count: CaseCountTable;
  case_message: CaseMessageTable;
  case_mark: CaseMarkTable;
  case_wait: CaseWaitTable;
  wait_count: WaitCountTable;
  case_word: CaseWordTable;
  notice_file: NoticeFileTable;
  roster: RosterTable;
  exposure_week: ExposureWeekTable;
  exposure_seen: ExposureSeenTable;
  handler: HandlerTable;
  invitation: InvitationTable;
  key_box: KeyBoxTable;
  key_grant: KeyGrantTable;
  role_change: RoleChangeTable;
}

export interface ReportTable {
  id: string;
  manifest_sha256: string;
  /** The capability itself is never kept. */
  capability_sha256: string;
  received_at: string;
  leaf_index: number;
  /** Out of the routing header, for choosing a lane. */
  category: string;
  platform: string;
  lane: string;
  lane_rule: string;
  standard_version: string;
  /**
   * Of the report's words; null once retention has deleted the content, or where a report of before does not
   * tell.
   */
  language: string | null;
  /** As `writeFlags` has them; empty once retention has deleted the content. */
  flags: string;
  /** The envelope as it was sent; null once retention has deleted it. */
  envelope: string | null;
  /** Until when the process that deletes the content may take; null while none deletes it. */
  removing_until: string | null;
  /** Of all the evidence that the report names, once each. */
  evidence_bytes: number;
  receipt: string;
}

/** One row: the size of the ledger and the complete subtrees that cover it, largest first. */
export interface LedgerHeadTable {
  id: number;
  size: number;
  last_at: string;
  frontier: string;
}

export interface LedgerEntryTable {
  leaf_index: number;
  type: string;
  at: string;
  /** RFC 8785 canonical JSON of the event: exactly the bytes that the leaf hashes. */
  event: string;
}

/** The hash of every complete subtree, by its place in the in-order numbering of the tree. */
export interface LedgerNodeTable {
  position: number;
  hash: string;
}

/**
 * What an RFC 3161 authority stamps: the evidence manifest of a report, or the head of the ledger of its
 * receipt.
 */
export type TimestampSubject = 'manifest' | 'checkpoint';

export interface TimestampTable {
  report_id: string;
  subject: TimestampSubject;
  /** The SHA-256 to be stamped. */
  imprint: string;
  /** The size of the ledger that the receipt names. */
  checkpoint_size: number;
  /** TimeStampToken in DER, base64; null until the authority has given it. */
  token: string | null;
  attempts: number;
  /** When to ask, or to ask again; while a process is asking, when it must be over. */
  due_at: string;
}

/**
 * What opened reports are about, as tags made with the desk's private key; equal tags link, and tell no more.
 */
export interface ContentLinkTable {
  report_id: string;
  about: 'address' | 'document';
  /** HMAC-SHA256, hex. */
  tag: string;
}

/** Proof of work that has passed, and passes no second time. */
export interface SpentWorkTable {
  /** SHA-256 of what the work was done over, hex. It begins with the zeros that were asked for. */
  digest: string;
  at: string;
}

/**
 * A case as its steps make it: `npm run rebuild-cases` gives the same rows out of the ledger. What has no due
 * time stands at the end of all time, so that rows are in one order.
 */
export interface CaseTable {
  report_id: string;
  /** The number of the last step. */
  seq: number;
  state: string;
  lane: string;
  lane_rule: string;
  /** 0 stands before 1, whatever is due: minors (A10a). */
  rank: number;
  /** The number of a handler; 0 is nobody. */
  owner: number;
  due_at: string;
  warn_at: string;
  due_timer: string | null;
  /** When the clock has something to do: something runs out, a measure ends, a case closes. */
  clock_at: string;
  /** What retention counts from: the case is closed, and nothing of it is open. */
  closed_at: string | null;
  /**
   * Language and flags are copied from the report, so that the queue can be narrowed by them in its order.
   */
  language: string | null;
  flags: string;
  /** The `Case` of `utils/casework/case.ts`. */
  projection: string;
}

/** Where the steps of a case stand in the ledger. */
export interface CaseEventTable {
  report_id: string;
  seq: number;
  id: string;
  leaf_index: number;
}

/** How many cases; counted in the same transaction, since counting a million takes most of a second. */
export interface CaseCountTable {
  lane: string;
  state: string;
  owner: number;
  count: number;
}

/** What desk and reporter write to each other, as it was sealed; deleted with the report's content. */
export interface CaseMessageTable {
  report_id: string;
  /** Both directions are counted together. */
  number: number;
  direction: string;
  /** The number of the step that the message came with. */
  seq: number;
  /** The digest of the sealed message, by which its step names it. */
  sha256: string;
  sealed: string;
  /**
   * The id of the reply key that it is sealed to beside the desk; the first message sets it, and all others
   * have the same.
   */
  reply_kid: string;
  /** What the reporter signed, and the signature; null for what a handler wrote. */
  word: string | null;
}

/**
 * By what cases are found beside the queue; made of their steps like the cases themselves
 * (`utils/casework/marks.ts`).
 */
export interface CaseMarkTable {
  kind: string;
  /** The blind tag of an account, or the SHA-256 of a capability. */
  mark: string;
  report_id: string;
  number: number;
  until: string | null;
}

/** What a case waits for, with the `rank` and the `due_at` of its row, so that the list of it is in order. */
export interface CaseWaitTable {
  report_id: string;
  wait: string;
  rank: number;
  due_at: string;
}

/** How many cases wait for it; counted in the same transaction. */
export interface WaitCountTable {
  wait: string;
  count: number;
}

/** Words that a step names by their SHA-256, as they were sealed; deleted with the report's content. */
export interface CaseWordTable {
  report_id: string;
  sha256: string;
  sealed: string;
  /** A private key that an appeal code shuts; null for the desk's own words. */
  box: string | null;
}

/** Sealed files that came with an appeal; deleted with the report's content. */
export interface NoticeFileTable {
  /** Of the notice that the appeal is under, never of the report. */
  capability_sha256: string;
  /** Of the ciphertext. */
  sha256: string;
  report_id: string;
  size_bytes: number;
}

/** One row: who is on duty where, as JSON (`utils/casework/desk-wire.ts`). */
export interface RosterTable {
  id: number;
  duties: string;
}

/** Sums of what handlers had to look at in a week that is over; nothing of any one of them. */
export interface ExposureWeekTable {
  week: string;
  people: number;
  pictures: number;
  hard_minutes: number;
}

/** Random ids that were counted, so that none counts twice; they are of nobody. */
export interface ExposureSeenTable {
  id: string;
  week: string;
}

/** Who handles reports, by number: names are the organisation's and not here. */
export interface HandlerTable {
  number: number;
  /** Of the signing key. */
  kid: string;
  signing_key: string;
  sealing_key: string;
  roles: string;
  certified_until: string | null;
  added_at: string;
  revoked_at: string | null;
}

/** Who may join, until somebody has. The secret itself is never kept. */
export interface InvitationTable {
  secret_sha256: string;
  roles: string;
  certified_until: string | null;
  expires_at: string;
  /** The number of a handler; 0 is the operator. */
  invited_by: number;
  inviter_key: string;
  /** 1 until a second person has approved it. */
  is_waiting: number;
  approval: string | null;
  /** Who joined by it. */
  handler: number | null;
}

/** A handler's keys, shut; the endpoint opens none. */
export interface KeyBoxTable {
  id: string;
  handler: number;
  method: string;
  /** Null for a passphrase: that box stays on the device. */
  jwe: string | null;
}

/** A shared private key, sealed to one handler. */
export interface KeyGrantTable {
  sha256: string;
  /** The number of the handler whom it is sealed to. */
  handler: number;
  purpose: string;
  key_id: string;
  /** The number of a handler; 0 is the operator. */
  granted_by: number;
  granter_key: string;
  /** The grant itself. */
  granted: string;
  /** 1 until a second person has approved it. */
  is_waiting: number;
  approval: string | null;
}

/** Other roles for somebody, until a second person has approved them. */
export interface RoleChangeTable {
  /** The digest of what is approved (`utils/desk/role-change.ts`). */
  sha256: string;
  handler: number;
  roles: string;
  /** Until when they are to be certified, or null for never, as JSON; null where it stays as it is. */
  certified: string | null;
  /** The number of a handler; 0 is the operator. */
  asked_by: number;
}
