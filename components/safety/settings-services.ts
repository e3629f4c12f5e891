import type { Fault } from '../../utils/faults/fault.ts';

/** What is set up to keep the reporter safe at this computer. */
export interface SafetyView {
  readonly hasLock: boolean;
  readonly isNeutral: boolean;
}

/** What the settings page alone can see and change. */
export interface SettingsServices {
  loadSafety(): Promise<SafetyView>;
  setLock(passphrase: string): Promise<void>;
  /** Rejects with `invalid_input` for a wrong passphrase. */
  removeLock(passphrase: string): Promise<void>;
  lockNow(): Promise<void>;
  setNeutral(isNeutral: boolean): Promise<void>;
  /** What went wrong inside the extension, the last first. */
  listFaults(): Promise<readonly Fault[]>;
}
