/** More of a page is not written down. */
export const maxTreeNodes = 200_000;
/**
 * Code units of a page tree as JSON, with what is asked about it: a browser carries 64 MiB in one message.
 */
export const maxSightLength = 16_000_000;
/** So many places of a page can be asked about at once: a selection of everything has one for each text. */
export const maxPlaces = 20_000;
/** A selection that reaches into more posts gives only how many they are. */
export const maxReachedPosts = 30;
/**
 * So long a capture waits to learn which posts were pointed at. By then a worker that died has been asked
 * again.
 */
export const maxJudgeMs = 10_000;
