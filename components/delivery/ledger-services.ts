/** An endpoint whose ledger no longer continues what it showed this device before. */
export interface LedgerAlarmView {
  readonly origin: string;
  readonly name: string;
  readonly kind: 'shrunk' | 'rewritten';
  readonly noticedAt: string;
}

/** For the pages that show what became of reports. */
export interface LedgerServices {
  listLedgerAlarms(): Promise<readonly LedgerAlarmView[]>;
}
