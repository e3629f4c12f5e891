/** What does not hold of a case's record; `at`: the number of the step, or the place of another entry. */
export interface RecordFinding {
  readonly code:
    | 'malformed'
    /** What the endpoint says of itself is not signed by its root key. */
    | 'forged-endpoint'
    /** The root key is none of those that are trusted. */
    | 'other-endpoint'
    | 'forged-checkpoint'
    /** The path from an entry does not lead to the checkpoint. */
    | 'not-in-ledger'
    /** Entries stand in another order than their places say, or their times run backwards. */
    | 'out-of-order'
    /** The entry of the arrival is of another report, or its manifest is another. */
    | 'other-report'
    /** A number is left out, of a step or of a handler. */
    | 'gap'
    /** Somebody who was not on the team then, or with another key than they joined with. */
    | 'unknown-handler'
    | 'forged-signature'
    /** The standard is not at hand by which the step says that it was judged. */
    | 'unknown-standard'
    /** The table does not allow the step; `refusal` says why. */
    | 'refused'
    /** One person on both sides. */
    | 'both-sides'
    /** Fewer people signed than the grade asks. */
    | 'sign-offs';
  readonly at?: number;
  readonly refusal?: string;
}
