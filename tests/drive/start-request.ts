/** What `npm start` was asked for. */
export type StartRequest = {
  /** The page to report; the sample discussion when it is not given. */
  url: string | undefined;
  /** A passage to select before the report begins. */
  select: string | undefined;
  /** A folder for the endpoint's files and the results. */
  out: string;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
};
