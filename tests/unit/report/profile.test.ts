import { expect, it } from 'vitest';
import { createDraft } from '../../../utils/report/create-draft.ts';
import { passphraseIterations } from '../../../utils/report/passphrase-key.ts';
import { applyProfile, profileOf } from '../../../utils/report/profile.ts';
import { lockProfile, unlockProfile } from '../../../utils/report/profile-lock.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';

const id = '3f0c8a52-7d8e-4b55-9a51-0c1d2e3f4a5b';
const licence = {
  sha256: 'a'.repeat(64),
  name: 'licence.pdf',
  mediaType: 'application/pdf',
  sizeBytes: 3,
  kind: 'business-licence',
};
const blank = createDraft(
  { id, trigger: 'page', url: 'https://forum.example.org', title: '' },
  '2026-11-20T10:00:00.000Z',
);
const officer = {
  ...blank,
  category: 'enterprise-rumour',
  affected: 'enterprise',
  answers: {
    'enterprise-name': 'Fernside Mills',
    'enterprise-role': 'officer',
    'enterprise-kind': 'listed',
    'why-false': 'The mill never closed.',
    declaration: 'yes',
  },
  reporter: { name: 'R. Hazel', contact: 'hazel@example.org', anonymous: false },
  attachments: [licence, { ...licence, sha256: 'b'.repeat(64), kind: 'audit-report' }],
};

it('a profile keeps who reports and their papers, not what they report nor their declaration', () => {
  const profile = profileOf(officer, 'p1', guideline2023);
  expect(profile).toEqual({
    id: 'p1',
    label: 'Fernside Mills',
    affected: 'enterprise',
    name: 'R. Hazel',
    contact: 'hazel@example.org',
    answers: {
      'enterprise-name': 'Fernside Mills',
      'enterprise-role': 'officer',
      'enterprise-kind': 'listed',
    },
    documents: [licence],
  });
});

it('a profile fills the next draft once, and leaves what it says about the harm', () => {
  const profile = profileOf(officer, 'p1', guideline2023);
  if (profile === undefined) throw new Error('no profile');
  const next = applyProfile(profile)({ ...blank, answers: { quote: 'words' } });
  expect(next.answers).toEqual({ quote: 'words', ...profile.answers });
  expect(applyProfile(profile)(next).attachments).toEqual([licence]);
});

it('nothing is remembered of a draft that says nothing about its reporter', () => {
  expect(profileOf(blank, 'p1', guideline2023)).toBeUndefined();
  expect(profileOf({ ...blank, affected: 'self' }, 'p1', guideline2023)).toBeUndefined();
});

it('a locked profile opens with its passphrase alone, with the bytes of its documents', async () => {
  const profile = profileOf(officer, 'p1', guideline2023);
  if (profile === undefined) throw new Error('no profile');
  const documents = new Map([[licence.sha256, new Blob(['pdf'])]]);
  const locked = await lockProfile({ profile, documents }, 'über the hill');
  expect(locked.iterations).toBe(passphraseIterations);
  expect(passphraseIterations).toBeGreaterThanOrEqual(600_000);
  const bytes = Buffer.from(await locked.ciphertext.arrayBuffer()).toString('latin1');
  expect(bytes + JSON.stringify(locked)).not.toMatch(/Hazel|Fernside|pdf/);
  // The same letters composed otherwise, as another keyboard types them.
  const opened = await unlockProfile(locked, 'u\u0308ber the hill');
  expect(opened.profile).toEqual(profile);
  expect(await opened.documents.get(licence.sha256)?.text()).toBe('pdf');
  await expect(unlockProfile(locked, 'over the hill')).rejects.toMatchObject({
    code: 'invalid_input',
  });
  await expect(unlockProfile({ ...locked, id: 'p2' }, 'über the hill')).rejects.toMatchObject({
    code: 'invalid_input',
  });
});
