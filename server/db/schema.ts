/**
 * The tables, the same on SQLite and PostgreSQL. Hashes are lower-case hex, instants RFC 3339 in UTC, JSON
 * is text. Nothing here identifies a reporter: names, contacts and addresses are inside the seal.
 */
export interface Tables {
  report: ReportTable;
  ledger_head: LedgerHeadTable;
  ledger_entry: LedgerEntryTable;
  ledger_node: LedgerNodeTable;
}

export interface ReportTable {
  id: string;
  manifest_sha256: string;
  /** The capability itself is never kept. */
  capability_sha256: string;
  received_at: string;
  leaf_index: number;
  /** What routing reads, out of the header. */
  category: string;
  platform: string;
  lane: string;
  lane_rule: string;
  standard_version: string;
  /** The envelope as it was sent; null once retention has deleted it. */
  envelope: string | null;
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
