/** For a race: nothing, once so much time has passed. */
export function after(durationMs: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), durationMs));
}
