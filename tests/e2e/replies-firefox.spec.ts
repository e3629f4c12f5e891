import { afterAll, beforeAll, expect, it } from 'vitest';
import { outboxEn } from '../../utils/i18n/en/outbox.ts';
import { repliesEn } from '../../utils/i18n/en/replies.ts';
import { BUILDS } from '../drive/build-once.ts';
import { type EndpointDrive, startEndpoint } from '../drive/endpoint.ts';
import { type FirefoxDrive, type FirefoxPage, launchFirefox } from '../drive/firefox.ts';
import { connectFirefox, HANDS, reportInFirefox } from '../drive/firefox-form.ts';
import { INSULT } from '../drive/open-report.ts';
import { type PageServer, servePages } from '../drive/pages.ts';
import { readStoreBody } from '../drive/read-store.ts';
import { ENDPOINT_PATTERN, SAMPLE_FOLDER } from '../drive/scene.ts';
import { until } from '../drive/until.ts';
import { type DeskByHand, openDeskByHand } from './desk-by-hand.ts';

let pages: PageServer;
let endpoint: EndpointDrive;
let firefox: FirefoxDrive;
let desk: DeskByHand;

beforeAll(async () => {
  pages = await servePages({ folder: SAMPLE_FOLDER });
  endpoint = await startEndpoint();
  desk = await openDeskByHand(endpoint);
  firefox = await launchFirefox({
    extensionDir: BUILDS.firefox,
    grantOrigins: [ENDPOINT_PATTERN],
  });
  await connectFirefox(firefox, endpoint.url);
});

afterAll(async () => {
  await firefox?.close();
  await endpoint?.close();
  await pages?.close();
});

/** The page of reports, with the hands of a person. */
async function openReports() {
  const page: FirefoxPage = await firefox.openExtensionPage('outbox.html');
  const run = <Value>(body: string) => page.run<Value>(HANDS + body);
  const see = (selector: string) =>
    until(selector, () => run<boolean>(`return find(${JSON.stringify(selector)}) !== null`));
  const press = (words: string) =>
    until(words, () =>
      run<boolean>(`
        const found = button(${JSON.stringify(words)});
        found?.click();
        return found !== undefined`),
    );
  const enter = async (selector: string, value: string) => {
    await see(selector);
    await run(`enter(${JSON.stringify(selector)}, ${JSON.stringify(value)});`);
  };
  const read = () => run<string>('return document.body.innerText');
  return { run, see, press, enter, read };
}

const attach = (name: string) => `
  const chosen = new DataTransfer();
  chosen.items.add(new File(['%PDF-1.7 made up'], ${JSON.stringify(name)}, { type: 'application/pdf' }));
  const picker = find('form input[type=file]');
  picker.files = chosen.files;
  picker.dispatchEvent(new Event('change', { bubbles: true }));`;

it('in Firefox a reporter gets the question, answers with a file, reads the reply, and complains', async () => {
  await firefox.openPage(pages.at('/'));
  await firefox.extension.clickToolbar();
  const id = await reportInFirefox(firefox, {
    ...INSULT,
    answers: { quote: '这个废物除了画图还会什么？' },
  });
  const { reviewer, disposer, other } = desk;
  await desk.step(reviewer, id, 1, 'case.assessed', { complete: false, disagreements: 0 });
  const asked = { elements: ['why-false'], dueAt: '2099-01-01T00:00:00.000Z' };
  await desk.say(reviewer, id, 2, ['case.asked', asked], 'Why is it about you?');

  const reports = await openReports();
  await reports.press(outboxEn['outbox.ask']);
  await reports.see('[data-case=needs-more]');
  expect(await reports.read()).not.toContain('Why is it about you?');
  await reports.press(repliesEn['reply.show'].one.replace('{count}', '1'));
  await until('the question', async () => (await reports.read()).includes('Why is it about you?'));
  await reports.enter('[name=why-false]', 'My name stands in it, and the lane knows me.');
  await reports.run(attach('lane.pdf'));
  await until('the file', async () => (await reports.read()).includes('lane.pdf'));
  await reports.press(repliesEn['reply.answer.send']);
  await reports.see('[data-step="supplement.received"]');

  await desk.step(reviewer, id, 4, 'case.accepted', { clause: 'object' });
  const finding = { finding: 'not-upheld' as const, clauses: ['insult'] };
  await desk.step(reviewer, id, 5, 'case.judged', finding);
  const replied = { basis: ['insult'], outcome: 'not-upheld' as const };
  await desk.say(disposer, id, 6, ['case.replied', replied], 'Two people looked at it.');
  await reports.press(outboxEn['outbox.ask']);
  await reports.see('[data-case=replied]');

  // Half typed, and the browser is gone.
  await reports.press(repliesEn['reply.open.complaint']);
  await reports.enter('[name=words]', 'Nobody asked the lane.');
  const kept = `
    const kept = await (async () => {${readStoreBody('settings')}})();
    return kept.some(({ key }) => key.startsWith('half-typed'));`;
  await until('the words to be kept', () => reports.run<boolean>(kept));
  await firefox.kill();
  await firefox.relaunch();

  const again = await openReports();
  await again.press(repliesEn['reply.open.complaint']);
  await until('the words', () =>
    again.run<boolean>("return find('[name=words]').value === 'Nobody asked the lane.'"),
  );
  await again.run(`find('input[value=wrong]').click();`);
  await again.press(repliesEn['reply.send.complaint']);
  await again.see('[data-step="complaint.lodged"]');
  await desk.step(other, id, 8, 'complaint.decided', { upheld: false, sealed: 'a'.repeat(64) });
  await again.press(outboxEn['outbox.ask']);
  await again.see('[data-step="complaint.decided"]');
  await until('what was decided', async () =>
    (await again.read()).includes(repliesEn['outcome.complaint-dismissed']),
  );
});
