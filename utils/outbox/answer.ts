/** What came back of one HTTP request, before anyone judges it. */
export type Answer =
  | {
      readonly kind: 'response';
      readonly status: number;
      /** The media type without parameters, lower case; empty if there was none. */
      readonly mediaType: string;
      /** The field value of `Retry-After`, as sent. */
      readonly retryAfter?: string;
      /** The body, cut at 64 KiB; an endpoint's answers are far smaller. */
      readonly text: string;
    }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'timeout' }
  /** The caller's own signal; says nothing about the endpoint. */
  | { readonly kind: 'aborted' };

/** How an upload of one blob ended: the endpoint holds all of it, or this answer stood in the way. */
export type UploadOutcome =
  | { readonly kind: 'stored' }
  | { readonly kind: 'stopped'; readonly answer: Answer };

/** What a 2xx to a report turned out to carry. */
export type ReceiptCheck =
  | { readonly kind: 'valid'; readonly jws: string; readonly receivedAt: string }
  /** No receipt for this report at all. */
  | { readonly kind: 'absent' }
  /** A receipt in due form, signed by none of the pinned endpoint's keys. */
  | { readonly kind: 'unverified' };

/** Whether the endpoint is still the one that was pinned. */
export type EndpointCheck =
  | { readonly kind: 'same' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'key_changed' }
  | { readonly kind: 'stopped'; readonly answer: Answer };
