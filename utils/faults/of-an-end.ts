/**
 * What Chromium answers to any call of a worker that it has ended, and of a browser that is closing
 * (`DispatchForServiceWorker` in `extensions/browser/extension_function_dispatcher.cc`). There is no code for
 * it, and the name is that of every error.
 */
const words: readonly string[] = ['No SW', 'The browser is shutting down.'];

/**
 * Whether something ended because the worker or the browser did, which is no fault: what was begun is found
 * stored.
 */
export function isOfAnEnd(thrown: unknown): boolean {
  try {
    return thrown instanceof Error && thrown.name === 'Error' && words.includes(thrown.message);
  } catch (_hostile) {
    return false;
  }
}
