/** What became of an attempt to connect. */
export type ConnectOutcome =
  | 'connected'
  | 'invalid'
  | 'denied'
  | 'unreachable'
  | 'not-endpoint'
  | 'key-changed'
  | 'other-key'
  | 'wrong-time';
