import type { ReportStatus } from '../../protocol/status.ts';

/** How far a sent report has come, as its reporter sees it. */
export interface DeliveryView {
  readonly id: string;
  readonly title: string;
  readonly state:
    | 'sealing'
    | 'queued'
    | 'uploading'
    | 'committing'
    | 'waiting'
    | 'blocked_auth'
    | 'blocked_key'
    | 'rejected'
    | 'received';
  readonly sentBytes: number;
  readonly totalBytes: number;
  readonly createdAt: string;
  /** Why it waits or was refused: a code of the outbox. */
  readonly failure?: string;
  readonly retryAt?: number;
  readonly receivedAt?: string;
  readonly receipt?: string;
  /** How the case stands at the endpoint, as it last said. */
  readonly steps?: ReportStatus['steps'];
  readonly askedAt?: string;
  /** What the last status poll found, at `askedAt`. */
  readonly found?: 'nothing' | 'news' | 'no-answer';
}
