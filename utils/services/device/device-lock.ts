import { PlaintError } from '../../errors.ts';
import { noted } from '../../faults/expected.ts';
import {
  forgetSessionSecret,
  loadSessionSecret,
  onSessionSecretGone,
  saveSessionSecret,
} from '../../platform/session-secret.ts';
import { createLock, openLock } from '../../report/device-lock.ts';
import { watchChanges } from '../../storage/changes.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { loadSetting, saveSetting } from '../../storage/settings.ts';
import { sealProfiles, unsealProfiles } from './profile-seal.ts';

/** After so long without a key or a click on one of our pages, the passphrase is asked for again. */
const idleMs = 15 * 60_000;
/** How often a page looks whether that time is over, and notes that somebody is there. */
const beatMs = 15_000;

/** The secret, while somebody has unlocked and did not go away. */
async function currentSecret(): Promise<string | undefined> {
  const session = await loadSessionSecret();
  if (session === undefined) return undefined;
  if (Date.now() - session.usedAtMs < idleMs) return session.secret;
  await forgetSessionSecret();
  return undefined;
}

/** Whether what is kept here may be shown: there is no lock, or it was opened. */
export async function isDeviceUnlocked(db: PlaintDb): Promise<boolean> {
  const [lock, secret] = await Promise.all([loadSetting(db, 'lock'), currentSecret()]);
  return lock === null || secret !== undefined;
}

/**
 * The secret that remembered reporters are sealed to; undefined where there is no lock. Rejects while it is
 * locked.
 */
export async function readSecret(db: PlaintDb): Promise<string | undefined> {
  if ((await loadSetting(db, 'lock')) === null) return undefined;
  const secret = await currentSecret();
  if (secret === undefined) throw new PlaintError('invalid_input');
  return secret;
}

/** Opens what is kept here. Rejects with PlaintError `invalid_input` for a wrong passphrase. */
export async function unlock(db: PlaintDb, passphrase: string): Promise<void> {
  const lock = await loadSetting(db, 'lock');
  if (lock === null) return;
  const secret = await openLock(lock, passphrase);
  await saveSessionSecret({ secret, usedAtMs: Date.now() });
}

export function lockNow(): Promise<void> {
  return forgetSessionSecret();
}

/** From now on a passphrase is asked for; remembered reporters are encrypted under it at once. */
export async function setLock(db: PlaintDb, passphrase: string): Promise<void> {
  const { lock, secret } = await createLock(passphrase);
  await saveSessionSecret({ secret, usedAtMs: Date.now() });
  await sealProfiles(db, secret);
  await saveSetting(db, 'lock', lock);
  // Whoever was remembered while there was no lock yet.
  await sealProfiles(db, secret);
}

/** Takes the lock away. Rejects with PlaintError `invalid_input` for a wrong passphrase. */
export async function removeLock(db: PlaintDb, passphrase: string): Promise<void> {
  const lock = await loadSetting(db, 'lock');
  if (lock === null) return;
  await unsealProfiles(db, await openLock(lock, passphrase));
  await saveSetting(db, 'lock', null);
  await forgetSessionSecret();
}

/**
 * Calls `onLocked` once nobody has been here for long, or somebody locked on another page, or set a lock
 * there.
 */
export function watchLock(db: PlaintDb, onLocked: () => void): void {
  let isUsed = false;
  const note = () => {
    isUsed = true;
  };
  for (const kind of ['keydown', 'pointerdown', 'wheel']) addEventListener(kind, note, true);
  const check = async () => {
    const session = await loadSessionSecret();
    if (session !== undefined && isUsed && Date.now() - session.usedAtMs < idleMs) {
      await saveSessionSecret({ ...session, usedAtMs: Date.now() });
    }
    isUsed = false;
    if (!(await isDeviceUnlocked(db))) onLocked();
  };
  setInterval(() => void check().catch(noted('lock.look', undefined)), beatMs);
  onSessionSecretGone(() => void check().catch(noted('lock.look', undefined)));
  watchChanges((change) => {
    if (change.kind === 'setting' && change.id === 'lock')
      void check().catch(noted('lock.look', undefined));
  });
}
