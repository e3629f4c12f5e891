/** Work that can rest between its steps. */
export type Steps<Value> = Generator<void, Value, void>;

/** All steps at once. */
export function finish<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Step after step, with `rest` between them; `rest` is told how long the step took, in ms. */
export async function finishCalmly<Value>(
  steps: Steps<Value>,
  rest: (stepMs: number) => Promise<void>,
): Promise<Value> {
  for (;;) {
    const startedAt = performance.now();
    const step = steps.next();
    const stepMs = performance.now() - startedAt;
    await rest(stepMs);
    if (step.done) return step.value;
  }
}
