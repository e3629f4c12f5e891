import { render } from 'preact';
import { useState } from 'preact/hooks';
import '../../components/tokens.css';
import { DeskApp } from '../../components/desk/DeskApp.tsx';
import type { DeskAccess } from '../../components/desk/desk-services.ts';
import { openVaultClient } from '../../utils/desk/vault-client.ts';
import { chosenLocale, keepLocale } from '../../utils/i18n/chosen-locale.ts';
import { type DeskTranslator, loadDeskTranslator } from '../../utils/i18n/desk.ts';
import type { Locale } from '../../utils/i18n/language.ts';
import { createDeskAccess } from './desk-access.ts';
import { openDeviceStore } from './device-store.ts';

const first = chosenLocale();

/** An invitation stands in the address once, and not in the history of the browser. */
const link = location.hash;
if (link !== '') history.replaceState(null, '', location.pathname);

async function show(words: Locale): Promise<DeskTranslator> {
  const translator = await loadDeskTranslator(words);
  document.documentElement.lang = words;
  document.title = translator.t('desk.title');
  return translator;
}

/**
 * Names of saved files, addresses of blobs and what a pattern fitted last outlive all that is dropped by
 * hand; they end with the page, and so do the worker and its memory.
 */
let forget = async () => location.reload();

/** What takes the page away is there before it is needed: its server may be gone by then. */
async function prepare(words: Locale): Promise<void> {
  const { prepareLeaving } = await import('./leave-page.ts');
  forget = await prepareLeaving(words);
}

/** What is there by the time at which it is called. */
const shut = () => void forget();

interface PageProps {
  readonly access: DeskAccess;
  readonly first: DeskTranslator;
}

function Page({ access, first }: PageProps) {
  const [words, setWords] = useState(first);
  const choose = async (next: Locale) => {
    keepLocale(next);
    setWords(await show(next));
    void prepare(next);
  };
  return (
    <DeskApp
      access={access}
      words={words}
      onLocale={(next) => void choose(next)}
      link={link}
      onShut={shut}
    />
  );
}

const worker = new Worker(new URL('./vault-worker.ts', import.meta.url), { type: 'module' });
const access = createDeskAccess({
  vault: openVaultClient(worker),
  store: await openDeviceStore(),
});
// Somebody who reads is at work, too.
for (const sign of ['pointerdown', 'keydown', 'scroll'])
  globalThis.addEventListener(sign, () => void touch(), { passive: true });

let touchedAt = 0;
const touchEveryMs = 15_000;
async function touch(): Promise<void> {
  if (Date.now() - touchedAt < touchEveryMs) return;
  touchedAt = Date.now();
  const state = await access.readState();
  if (state.kind === 'open') state.work.touch();
}

render(
  <Page access={access} first={await show(first)} />,
  document.getElementById('root') ?? document.body,
);
void prepare(first);
