import { useState } from 'preact/hooks';
import type { Result } from '../../utils/result.ts';

/** What a form waits for, and what became of it. */
export function useAttempt<Failure>() {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | undefined>(undefined);
  const attempt = async <Value>(work: () => Promise<Result<Value, Failure>>) => {
    setBusy(true);
    setFailure(undefined);
    const done = await work();
    setBusy(false);
    if (done.ok) return done.value;
    setFailure(done.error);
    return undefined;
  };
  return { isBusy, failure, attempt };
}
