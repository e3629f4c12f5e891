/** Work that can rest between its steps. */
export type Steps<Value> = Generator<void, Value, void>;

/** All steps at once. */
export function finish<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
