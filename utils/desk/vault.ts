import { signCanonical } from '../evidence/signature.ts';
import type { SignedDescriptor } from '../protocol/descriptor.ts';
import { signingDomains } from '../protocol/wire.ts';
import { err, ok } from '../result.ts';
import type { DeskVault, EnrolledKeys, EnrolRequest, Vaulted } from './desk-vault.ts';
import { createHandlerKeys, type HandlerKeys, importHandlerKeys } from './handler-keys.ts';
import { openBox, shutBox } from './key-box.ts';
import { createRecoveryCode } from './recovery-code.ts';
import { tagAccounts, tagContent } from './tag-content.ts';
import { type KeptBox, type KeyBox, keptBoxSchema } from './team-wire.ts';
import { believeDescriptor, heldFor, takeGrants, type Unlocked } from './vault-keys.ts';
import {
  openCaseWords,
  openOwnDraft,
  openReportBody,
  openReportIdentity,
  openReportMessage,
  openReportNames,
  openReportNamingFiles,
  openReportNamingParts,
  sealCaseWords,
  sealOwnDraft,
} from './vault-open.ts';
import { authorizeRequest, grantSharedKey, signApproval, signCaseStep } from './vault-sign.ts';

/** After so long without work nobody is taken to be there. */
export const idleMs = 10 * 60_000;

export interface VaultPorts {
  /** The wall clock, in ms. */
  readonly now: () => number;
  /** Calls once after `ms`; returns what takes it back. */
  readonly setTimer: (callback: () => void, ms: number) => () => void;
}

/** As the endpoint may have it: without what a passphrase shuts. */
function keptBox({ method, id, jwe }: KeyBox): KeptBox {
  return keptBoxSchema.parse(method === 'passphrase' ? { method, id } : { method, id, jwe });
}

/** New keys in two boxes, and the enrolment that they sign themselves. */
async function makeKeys(
  { invitation, secret }: EnrolRequest,
  keys: HandlerKeys,
): Promise<Vaulted<EnrolledKeys>> {
  const recoveryCode = createRecoveryCode();
  const first = await shutBox(keys, secret);
  const second = await shutBox(keys, { method: 'recovery', code: recoveryCode });
  if (!first.ok) return first;
  if (!second.ok) return second;
  const boxes = [first.value, second.value];
  const { signing, sealing } = await importHandlerKeys(keys);
  const unsigned = {
    type: 'plaint.enrolment/1' as const,
    invitation,
    endpoint: keys.endpoint.kid,
    signingKey: signing.publicKey,
    sealingKey: sealing.publicKey,
    boxes: boxes.map(keptBox),
  };
  const signature = await signCanonical(signingDomains.enrolment, unsigned, signing.privateKey);
  return ok({ enrolment: { ...unsigned, signature }, boxes, recoveryCode });
}

/** What is held while it is unlocked, and the ten minutes after which it is not. */
function createHold({ now, setTimer }: VaultPorts) {
  let held: Unlocked | undefined;
  /** How often it was locked: what began before a lock gives nothing out after it. */
  let locks = 0;
  let usedAt = 0;
  let cancel = () => {};
  const listeners = new Set<() => void>();
  const lock = () => {
    cancel();
    if (held === undefined) return;
    held = undefined;
    locks += 1;
    for (const listener of listeners) listener();
  };
  /** A machine that slept has slept through its timer: the clock decides. */
  const read = () => {
    if (held !== undefined && now() - usedAt >= idleMs) lock();
    return held;
  };
  const use = () => {
    const current = read();
    if (current === undefined) return undefined;
    usedAt = now();
    cancel();
    cancel = setTimer(lock, idleMs);
    return current;
  };
  const hold = (next: Unlocked) => {
    held = next;
    usedAt = now();
    use();
  };
  /** What was learnt meanwhile, which is nobody's work: the ten minutes go on. */
  const replace = (next: Unlocked) => {
    held = next;
  };
  return { lock, read, use, hold, replace, listeners, countLocks: () => locks };
}

/** The vault itself: where it runs, the keys are. */
export function createVault(ports: VaultPorts): DeskVault {
  const { now } = ports;
  const { lock, read, use, hold, replace, listeners, countLocks } = createHold(ports);
  const nowText = () => new Date(now()).toISOString();

  /** Does something for whoever is at work. */
  const unlocked = async <Value>(
    act: (vault: Unlocked) => Promise<Vaulted<Value>>,
  ): Promise<Vaulted<Value>> => {
    const vault = use();
    if (vault === undefined) return err('locked');
    const before = countLocks();
    const done = await act(vault);
    return countLocks() === before ? done : err('locked');
  };

  const take = async (keys: HandlerKeys, signed: SignedDescriptor): Promise<Vaulted<string>> => {
    const descriptor = await believeDescriptor(signed, keys.endpoint);
    if (!descriptor.ok) return descriptor;
    lock();
    const pairs = await importHandlerKeys(keys);
    hold({ pairs, descriptor: descriptor.value, handler: undefined, held: [], grants: [] });
    return ok(keys.signing.kid);
  };

  return {
    async enrol(request) {
      const { rootKey } = request.descriptor.descriptor;
      if (rootKey.kid !== request.rootKid) return err('other-endpoint');
      const keys = await createHandlerKeys(rootKey);
      const made = await makeKeys(request, keys);
      if (!made.ok) return made;
      const taken = await take(keys, request.descriptor);
      return taken.ok ? made : taken;
    },
    async unlock({ box, secret, descriptor }) {
      const keys = await openBox(box, secret);
      if (!keys.ok) return keys;
      const taken = await take(keys.value, descriptor);
      return taken.ok ? ok({ kid: taken.value }) : taken;
    },
    async lock() {
      lock();
    },
    async isLocked() {
      return read() === undefined;
    },
    onLocked(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async touch() {
      use();
    },
    async learn({ handler, grants }) {
      const vault = read();
      if (vault === undefined) return err('locked');
      const taken = await takeGrants(grants, vault);
      // Somebody may have locked it, or unlocked another's, while the grants were opened.
      if (read()?.pairs !== vault.pairs) return err('locked');
      replace({ ...vault, handler, held: taken.held, grants: taken.grants });
      const held = taken.held.map(({ purpose, keyId }) => ({ purpose, keyId }));
      return ok({ held, refused: taken.refused });
    },
    addMethod: ({ box, secret }, added) =>
      unlocked(async ({ pairs }) => {
        const keys = await openBox(box, secret);
        if (!keys.ok) return keys;
        const isOwn = keys.value.signing.kid === pairs.signing.publicKey.kid;
        return isOwn ? shutBox(keys.value, added) : err('other-handler');
      }),
    async authorize(request) {
      const vault = read();
      return vault === undefined
        ? err('locked')
        : ok(await authorizeRequest(vault, request, nowText()));
    },
    signStep: (step) => unlocked((vault) => signCaseStep(vault, step)),
    openBody: (content) => unlocked((vault) => openReportBody(vault, content, now())),
    openIdentity: (content) => unlocked((vault) => openReportIdentity(vault, content, now())),
    tagContent: (body) =>
      unlocked(async (vault) => {
        const key = heldFor(vault, 'link');
        return key === undefined ? err('no-key') : ok(await tagContent(body, key));
      }),
    tagAccounts: (accounts) =>
      unlocked(async (vault) => {
        const key = heldFor(vault, 'link');
        return key === undefined ? err('no-key') : ok(await tagAccounts(accounts, key));
      }),
    sealWords: (context, words) =>
      unlocked(async (vault) => ok(await sealCaseWords(vault, context, words))),
    openWords: (content, context, sealed) =>
      unlocked((vault) => openCaseWords(vault, content, context, sealed, now())),
    openMessage: (content, place, sealed) =>
      unlocked((vault) => openReportMessage(vault, content, place, sealed, now())),
    openNamingParts: (content, place, sealed) =>
      unlocked((vault) => openReportNamingParts(vault, content, place, sealed, now())),
    openNamingAnswers: (content, place, sealed) =>
      unlocked((vault) => openReportNames(vault, content, place, sealed, now())),
    openNamingFiles: (content, place, sealed) =>
      unlocked((vault) => openReportNamingFiles(vault, content, place, sealed, now())),
    sealDraft: (name, text) => unlocked(async (vault) => ok(await sealOwnDraft(vault, name, text))),
    openDraft: (name, sealed) => unlocked((vault) => openOwnDraft(vault, name, sealed)),
    grantKey: (request) => unlocked((vault) => grantSharedKey(vault, request, nowText())),
    approve: (of, sha256) => unlocked((vault) => signApproval(vault, of, sha256)),
  };
}
