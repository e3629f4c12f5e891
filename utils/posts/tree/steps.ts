/** Work that can rest between its steps. */
export type Steps<Value> = Generator<void, Value, void>;

/** All steps at once. */
export function finish<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** All steps at once, as long as it is not too late before one; undefined then. */
export function finishBefore<Value>(steps: Steps<Value>, isLate: () => boolean): Value | undefined {
  while (!isLate()) {
    const step = steps.next();
    if (step.done) return step.value;
  }
  return undefined;
}
