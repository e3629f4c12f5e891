import { expect, it } from 'vitest';
import { maxAttachmentBytes } from '../../../utils/services/cases/attach-file.ts';
import { loadBlob } from '../../../utils/storage/blobs.ts';
import { until } from '../../drive/until.ts';
import { button, control, fill, findViolations, openPopup } from '../popup-harness.tsx';

async function openDetails(draft: Parameters<typeof openPopup>[0] = {}) {
  const popup = await openPopup({
    ...draft,
    draft: { category: 'defamation', affected: 'self', ...draft?.draft },
  });
  button(popup.root, /Details(missing: \d+)?$/).click();
  const section = await until('the files', () =>
    popup.root.querySelector<HTMLElement>('section[aria-label="Files as evidence"]'),
  );
  return { ...popup, section };
}

function drop(section: HTMLElement, files: readonly File[]): void {
  const event = new Event('drop', { bubbles: true, cancelable: true });
  section.dispatchEvent(Object.assign(event, { dataTransfer: { files } }));
}

const paragraph = (text: string) => `\xff\xfe\0${String.fromCharCode(text.length + 2)}${text}`;
/** A JPEG with a comment, as bytes of one to one. */
const talkativeJpeg = Uint8Array.from(`\xff\xd8${paragraph('Mara was here')}\xff\xd9`, (letter) =>
  letter.charCodeAt(0),
);

it('a picture is sent without what tells about its maker, and the original is kept', async () => {
  const popup = await openDetails();
  drop(popup.section, [new File([talkativeJpeg], 'proof.jpg', { type: 'image/jpeg' })]);
  await until('the file', () => popup.section.textContent?.includes('proof.jpg'));
  expect(popup.section.textContent).toContain(
    'Taken out of the copy that is sent: texts and names',
  );
  const [attachment] = (await popup.stored()).attachments;
  const sent = await loadBlob(popup.db, attachment?.sha256 ?? '');
  const original = await loadBlob(popup.db, attachment?.originalSha256 ?? '');
  expect([...((await sent?.bytes()) ?? [])]).toEqual([0xff, 0xd8, 0xff, 0xd9]);
  expect([...((await original?.bytes()) ?? [])]).toEqual([...talkativeJpeg]);
  expect(await findViolations()).toEqual([]);
});

it('a pasted file is taken as well', async () => {
  const popup = await openDetails();
  const event = new Event('paste', { bubbles: true, cancelable: true });
  const files = [new File(['%PDF-1.7'], 'letter.pdf', { type: 'application/pdf' })];
  popup.section.dispatchEvent(Object.assign(event, { clipboardData: { files } }));
  await until('the file', async () => (await popup.stored()).attachments.length === 1);
});

it('a file of 500 MB is refused with its reason, and everything else is kept', async () => {
  const popup = await openDetails();
  const huge = new File(['%PDF-'], 'night.mp4', { type: 'video/mp4' });
  Object.defineProperty(huge, 'size', { value: 500_000_000 });
  expect(huge.size).toBeGreaterThan(maxAttachmentBytes);
  drop(popup.section, [new File(['%PDF-1'], 'small.pdf', { type: 'application/pdf' }), huge]);
  await until('the refusal', () => popup.section.textContent?.includes('“night.mp4” (500 MB)'));
  expect(popup.section.textContent).toContain('at most 200 MB');
  expect((await popup.stored()).attachments.map(({ name }) => name)).toEqual(['small.pdf']);
});

it('a file that is not what it is called is said to be so and sent as what it is', async () => {
  const popup = await openDetails();
  drop(popup.section, [new File(['MZ\x90 program'], 'photo.jpg', { type: 'image/jpeg' })]);
  await until('the note', () => popup.section.textContent?.includes('It is called image/jpeg'));
  const [attachment] = (await popup.stored()).attachments;
  expect(attachment?.mediaType).toBe('application/x-msdownload');
  expect(attachment?.claimedType).toBe('image/jpeg');
});

it('an empty file and a folder are not taken', async () => {
  const popup = await openDetails();
  drop(popup.section, [new File([], 'folder')]);
  await until('the refusal', () => popup.section.textContent?.includes('“folder” was not added'));
  expect((await popup.stored()).attachments).toEqual([]);
});

it('what a file is, who issued it and what it shows travel with it', async () => {
  const popup = await openDetails();
  drop(popup.section, [new File(['%PDF-1'], 'audit.pdf', { type: 'application/pdf' })]);
  await until('the file', () => popup.section.querySelector('details'));
  fill(control(popup.section, 'What it is'), 'audit-report');
  fill(control(popup.section, /^Issued by/), 'Fernside Auditors');
  fill(control(popup.section, /^Date/), '2026-03-01');
  fill(control(popup.section, /^Number or reference/), 'FA-7');
  fill(control(popup.section, /^What it shows/), 'The fund is complete.');
  await until('the words', async () => (await popup.stored()).attachments[0]?.supports);
  const composition = await popup.report.compose(await popup.stored());
  expect(composition.body.documents).toEqual([
    {
      sha256: expect.any(String),
      name: 'audit.pdf',
      mediaType: 'application/pdf',
      kind: 'audit-report',
      issuer: 'Fernside Auditors',
      issuedOn: '2026-03-01',
      reference: 'FA-7',
      supports: 'The fund is complete.',
    },
  ]);
});

it('a removed file comes back, with what was said about it', async () => {
  const popup = await openDetails();
  drop(popup.section, [new File(['%PDF-1'], 'audit.pdf', { type: 'application/pdf' })]);
  await until('the file', () => popup.section.querySelector('details'));
  fill(control(popup.section, 'What it is'), 'audit-report');
  await until(
    'the kind',
    () => popup.section.querySelector('summary')?.textContent === 'Audit report',
  );
  button(popup.root, 'Remove audit.pdf').click();
  await until('it to go', async () => (await popup.stored()).attachments.length === 0);
  button(popup.root, 'Undo').click();
  await until('it to be back', async () => (await popup.stored()).attachments.length === 1);
  expect((await popup.stored()).attachments[0]?.kind).toBe('audit-report');
});

it('a needed document is named with its reason; attached there, it is known for what it is', async () => {
  const popup = await openDetails({ draft: { affected: 'represented' } });
  expect(popup.section.textContent).toContain('Power of attorney · Needed');
  const picker = popup.section.querySelector<HTMLInputElement>('input[type=file]');
  button(popup.section, 'Attach: Power of attorney').click();
  const files = [new File(['%PDF-1'], 'mandate.pdf', { type: 'application/pdf' })];
  Object.defineProperty(picker, 'files', { value: files });
  picker?.dispatchEvent(new Event('change', { bubbles: true }));
  await until('it to be there', () =>
    popup.section.textContent?.includes('Power of attorney · attached'),
  );
  expect((await popup.stored()).attachments[0]?.kind).toBe('power-of-attorney');
});

it('one report takes many addresses at once and says what is none', async () => {
  const popup = await openDetails();
  fill(
    control(popup.root, /^The same content at other addresses/),
    'https://a.example/1 https://b.example/2 nonsense',
  );
  await until('Add', () => button(popup.root, 'Add')).then((add) => add.click());
  await until('the addresses', async () => (await popup.stored()).targets?.length === 2);
  expect(popup.root.textContent).toContain('Not an address: nonsense');
});
