import type { Stage } from './stage.ts';

/** One fault and what must come of it. `isQuick`: among those that every change is tested with. */
export interface FaultRow {
  readonly name: string;
  readonly isQuick: boolean;
  run(stage: Stage): Promise<void>;
}
