import type {
  AccessState,
  DeskAccess,
  DeskTrouble,
  DeskWork,
  Entry,
  FirstMethod,
  Joined,
} from '../../components/desk/desk-services.ts';
import type { DeskVault, Secret } from '../../utils/desk/desk-vault.ts';
import { type DeskMe, deskMeSchema, type KeyBox } from '../../utils/desk/team-wire.ts';
import {
  receivedDescriptorSchema,
  type SignedDescriptor,
} from '../../utils/protocol/descriptor.ts';
import { mediaTypes, paths } from '../../utils/protocol/wire.ts';
import { err, ok, type Result } from '../../utils/result.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import type { BoxOpener } from './change-boxes.ts';
import { createAskDesk, readAnswer, send as sendOpenly } from './desk-http.ts';
import { createDeskWork } from './desk-work.ts';
import type { DeviceStore, Joining } from './device-store.ts';
import { loadStandard } from './load-standard.ts';

export interface AccessPorts {
  readonly vault: DeskVault;
  readonly store: DeviceStore;
}

const descriptorTypes = `${mediaTypes.descriptor}, ${mediaTypes.json};q=0.9`;

async function fetchDescriptor(): Promise<Result<SignedDescriptor, DeskTrouble>> {
  const answer = await sendOpenly(
    { method: 'GET', path: paths.descriptor },
    { Accept: descriptorTypes },
  );
  return readAnswer(receivedDescriptorSchema, answer);
}

/**
 * Unlocking, joining and recovering at the desk, by the vault and the endpoint. The keys stay in the vault.
 */
export function createDeskAccess({ vault, store }: AccessPorts): DeskAccess {
  let open: DeskWork | undefined;
  /** Who this is and what they were granted, as the endpoint said last. */
  let told: DeskMe | undefined;
  /** The joining that this page began, whose code was not shown yet. */
  let begun: { readonly link: string; readonly recoveryCode: string } | undefined;
  const ask = createAskDesk(vault);
  vault.onLocked(() => {
    open = undefined;
    told = undefined;
  });

  const askMe = async () =>
    readAnswer(deskMeSchema, await ask({ method: 'GET', path: paths.deskMe }));

  /** After the keys are there: who this is, what they were granted, and by which standard is judged. */
  async function enter(signed: SignedDescriptor): Asked<true> {
    const me = await askMe();
    if (!me.ok) return me;
    const learnt = await vault.learn(me.value);
    if (!learnt.ok) return learnt;
    const standard: Result<Standard, DeskTrouble> = await loadStandard(signed.descriptor);
    if (!standard.ok) return standard;
    const { handler: number, roles, certifiedUntil } = me.value;
    const ports = { vault, store, standard: standard.value, signed };
    open = createDeskWork({ number, roles, certifiedUntil }, learnt.value.held, ports);
    told = me.value;
    void tellWeeksOf(open);
    return ok(true);
  }

  /**
   * What may be done and opened now, while the work that is open stays as it is: cases that were opened stay
   * open.
   */
  async function learn(): Asked<boolean> {
    const me = await askMe();
    if (!me.ok) return me;
    if (open === undefined || isSame(told, me.value)) return ok(false);
    const learnt = await vault.learn(me.value);
    if (!learnt.ok) return learnt;
    const { handler: number, roles, certifiedUntil } = me.value;
    open = { ...open, handler: { number, roles, certifiedUntil }, keys: learnt.value.held };
    told = me.value;
    return ok(true);
  }

  async function openBox(box: KeyBox, secret: Secret, signed: SignedDescriptor): Asked<true> {
    const unlocked = await vault.unlock({ box, secret, descriptor: signed });
    return unlocked.ok ? ok(true) : unlocked;
  }

  /** What opens the keys among these boxes, or what the endpoint has for the passkey. */
  async function findOpener(entry: Entry, boxes: readonly KeyBox[]): Asked<BoxOpener> {
    if (entry === 'passkey') {
      const { findBox, usePasskey } = await import('./passkeys.ts');
      const secret = await usePasskey();
      if (!secret.ok) return secret;
      const box = await findBox(secret.value, boxes);
      return box.ok ? ok({ box: box.value, secret: secret.value }) : box;
    }
    const box = boxes.find(({ method }) => method === 'passphrase');
    const { passphrase } = entry;
    return box ? ok({ box, secret: { method: 'passphrase', passphrase } }) : err('wrong-secret');
  }

  async function send(joining: Joining, recoveryCode: string): Asked<Joined> {
    const { sendJoining } = await import('./join-desk.ts');
    const sent = await sendJoining({ vault, store }, joining);
    if (!sent.ok) return sent;
    begun = undefined;
    const signed = await fetchDescriptor();
    const entered = signed.ok ? await enter(signed.value) : signed;
    return entered.ok ? ok({ ...sent.value, recoveryCode }) : entered;
  }

  return {
    hasPasskeys: 'PublicKeyCredential' in globalThis,
    async readState(): Promise<AccessState> {
      if (open !== undefined && !(await vault.isLocked())) return { kind: 'open', work: open };
      const [boxes, joining] = await Promise.all([store.loadBoxes(), store.loadJoining()]);
      if (boxes.length > 0) return { kind: 'locked', methods: boxes.flatMap(firstMethod) };
      const [method = 'passphrase'] = joining?.boxes.flatMap(firstMethod) ?? [];
      return joining === undefined ? { kind: 'new' } : { kind: 'unanswered', method };
    },
    async join(link, entry) {
      const kept = begun?.link === link ? await store.loadJoining() : undefined;
      if (begun !== undefined && kept !== undefined && !(await vault.isLocked()))
        return send(kept, begun.recoveryCode);
      const signed = await fetchDescriptor();
      if (!signed.ok) return signed;
      const { makeJoining } = await import('./join-desk.ts');
      const made = await makeJoining({ vault, store }, link, entry, signed.value);
      if (!made.ok) return made;
      begun = { link, recoveryCode: made.value.recoveryCode };
      return send(made.value.joining, made.value.recoveryCode);
    },
    async resume(entry) {
      const joining = await store.loadJoining();
      if (joining === undefined) return err('not-found');
      const signed = await fetchDescriptor();
      if (!signed.ok) return signed;
      const opener = await findOpener(entry, joining.boxes);
      if (!opener.ok) return opener;
      const opened = await openBox(opener.value.box, opener.value.secret, signed.value);
      if (!opened.ok) return opened;
      const sent = await send(joining, '');
      if (!sent.ok) return sent;
      // The code of then was never shown.
      const { renewCode } = await import('./change-boxes.ts');
      const recoveryCode = await renewCode({ vault, ask }, opener.value);
      return recoveryCode.ok
        ? ok({ ...sent.value, recoveryCode: recoveryCode.value })
        : recoveryCode;
    },
    async unlock(entry) {
      const signed = await fetchDescriptor();
      if (!signed.ok) return signed;
      const opener = await findOpener(entry, await store.loadBoxes());
      if (!opener.ok) return opener;
      const { box, secret } = opener.value;
      const opened = await openBox(box, secret, signed.value);
      if (!opened.ok) return opened;
      const entered = await enter(signed.value);
      if (entered.ok) await store.saveBox(box);
      return entered;
    },
    async recover(code, passphrase) {
      const signed = await fetchDescriptor();
      if (!signed.ok) return signed;
      const [{ findBox }, { renewCode }] = await Promise.all([
        import('./passkeys.ts'),
        import('./change-boxes.ts'),
      ]);
      const secret = { method: 'recovery' as const, code };
      const box = await findBox(secret, []);
      if (!box.ok) return box;
      const opened = await openBox(box.value, secret, signed.value);
      if (!opened.ok) return opened;
      const opener = { box: box.value, secret };
      const own = await vault.addMethod(opener, { method: 'passphrase', passphrase });
      if (!own.ok) return own;
      const renewed = await renewCode({ vault, ask }, opener, [own.value]);
      if (!renewed.ok) return renewed;
      const old = (await store.loadBoxes()).filter(({ method }) => method === 'passphrase');
      await store.saveBox(own.value);
      for (const { id } of old) await store.dropBox(id);
      const entered = await enter(signed.value);
      return entered.ok ? renewed : entered;
    },
    async refresh() {
      if (open === undefined) return false;
      const learnt = await learn();
      return learnt.ok && learnt.value;
    },
    lock: () => vault.lock(),
    onLocked: (listener) => vault.onLocked(listener),
  };
}

type Asked<Value> = Promise<Result<Value, DeskTrouble>>;

/** Sums of weeks that are over are told by whoever comes in, whether they open a case or not. */
async function tellWeeksOf(work: DeskWork): Promise<void> {
  const { tellWeeks } = await import('../../components/desk/exposure/keep-exposure.ts');
  await tellWeeks(work);
}

/** Boxes open nothing for a desk that is open. */
function isSame(before: DeskMe | undefined, now: DeskMe): boolean {
  const standing = (me: DeskMe | undefined) =>
    JSON.stringify([me?.roles, me?.certifiedUntil, me?.grants]);
  return standing(before) === standing(now);
}

function firstMethod({ method }: KeyBox): FirstMethod[] {
  return method === 'recovery' ? [] : [method];
}
