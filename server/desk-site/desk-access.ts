import type {
  AccessState,
  DeskAccess,
  DeskTrouble,
  DeskWork,
} from '../../components/desk/desk-services.ts';
import { compareWords } from '../../utils/desk/compare-words.ts';
import type { DeskVault, Secret } from '../../utils/desk/desk-vault.ts';
import { readInvitation, secretSha256 } from '../../utils/desk/invitation-link.ts';
import { deskMeSchema, enrolledSchema } from '../../utils/desk/team-wire.ts';
import type { Locale } from '../../utils/i18n/language.ts';
import {
  receivedDescriptorSchema,
  type SignedDescriptor,
} from '../../utils/protocol/descriptor.ts';
import { mediaTypes, paths } from '../../utils/protocol/wire.ts';
import { err, ok, type Result } from '../../utils/result.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import { createAskDesk, readAnswer, send } from './desk-http.ts';
import { createDeskWork } from './desk-work.ts';
import type { DeviceStore } from './device-store.ts';
import { loadStandard } from './load-standard.ts';

export interface AccessPorts {
  readonly vault: DeskVault;
  readonly store: DeviceStore;
  readonly locale: () => Locale;
}

const descriptorTypes = `${mediaTypes.descriptor}, ${mediaTypes.json};q=0.9`;

async function fetchDescriptor(): Promise<Result<SignedDescriptor, DeskTrouble>> {
  const answer = await send({ method: 'GET', path: paths.descriptor }, { Accept: descriptorTypes });
  return readAnswer(receivedDescriptorSchema, answer);
}

/** Who comes in, by the vault and the endpoint; the keys stay in the vault. */
export function createDeskAccess({ vault, store, locale }: AccessPorts): DeskAccess {
  let open: DeskWork | undefined;
  vault.onLocked(() => {
    open = undefined;
  });

  /** After the keys are there: who this is, what they were granted, and by which standard is judged. */
  async function enter(signed: SignedDescriptor): Promise<Result<true, DeskTrouble>> {
    const ask = createAskDesk(vault);
    const me = await readAnswer(deskMeSchema, await ask({ method: 'GET', path: paths.deskMe }));
    if (!me.ok) return me;
    const learnt = await vault.learn(me.value);
    if (!learnt.ok) return learnt;
    const standard: Result<Standard, DeskTrouble> = await loadStandard(signed.descriptor);
    if (!standard.ok) return standard;
    const { handler: number, roles } = me.value;
    const { descriptor } = signed;
    const ports = { vault, store, standard: standard.value, descriptor, locale };
    open = createDeskWork({ number, roles }, ports);
    return ok(true);
  }

  async function unlock(secret: Secret): Promise<Result<true, DeskTrouble>> {
    const boxes = await store.loadBoxes();
    const box = boxes.find(({ method }) => method === secret.method);
    if (box === undefined) return err('wrong-secret');
    const signed = await fetchDescriptor();
    if (!signed.ok) return signed;
    const unlocked = await vault.unlock({ box, secret, descriptor: signed.value });
    return unlocked.ok ? enter(signed.value) : unlocked;
  }

  return {
    async readState(): Promise<AccessState> {
      if (open !== undefined && !(await vault.isLocked())) return { kind: 'open', work: open };
      const boxes = await store.loadBoxes();
      if (boxes.length === 0) return { kind: 'new' };
      const methods = boxes.flatMap(({ method }) => (method === 'recovery' ? [] : [method]));
      return { kind: 'locked', methods };
    },
    async join(link, passphrase) {
      const invitation = readInvitation(link.slice(Math.max(0, link.indexOf('#'))));
      if (invitation === undefined) return err('malformed');
      const signed = await fetchDescriptor();
      if (!signed.ok) return signed;
      const keys = await vault.enrol({
        invitation: invitation.secret,
        rootKid: invitation.rootKid,
        descriptor: signed.value,
        secret: { method: 'passphrase', passphrase },
      });
      if (!keys.ok) return keys;
      const { enrolment, boxes, recoveryCode } = keys.value;
      const body = JSON.stringify(enrolment);
      // Kept before anybody hears of the keys: an answer that is lost costs nothing.
      for (const box of boxes) await store.saveBox(box);
      const answer = await send({ method: 'POST', path: paths.deskEnrol, body });
      const enrolled = await readAnswer(enrolledSchema, answer);
      if (!enrolled.ok) return enrolled;
      const words = await compareWords({
        secretSha256: await secretSha256(invitation.secret),
        inviter: enrolled.value.invitedBy.key.kid,
        signing: enrolment.signingKey.kid,
        sealing: enrolment.sealingKey.kid,
      });
      const entered = await enter(signed.value);
      if (!entered.ok) return entered;
      return ok({ handler: enrolled.value.handler, words, recoveryCode });
    },
    unlock: (passphrase) => unlock({ method: 'passphrase', passphrase }),
    lock: () => vault.lock(),
    onLocked: (listener) => vault.onLocked(listener),
  };
}
