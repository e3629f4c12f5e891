import { type ComponentChildren, render } from 'preact';
import { useState } from 'preact/hooks';
import '../../components/tokens.css';
import { LocaleSelect } from '../../components/base/LocaleSelect.tsx';
import { chosenLocale, keepLocale } from '../../utils/i18n/chosen-locale.ts';
import type { Locale } from '../../utils/i18n/language.ts';
import styles from './show-page.module.css';

export interface PublicPage<Words> {
  load(locale: Locale): Words | Promise<Words>;
  titleOf(words: Words): string;
  /** The label of the choice of a language. */
  languageOf(words: Words): string;
  draw(words: Words): ComponentChildren;
}

/** Draws a public page in the visitor's words, and again in others without losing what is on it. */
export async function showPage<Words extends { readonly locale: Locale }>(
  page: PublicPage<Words>,
): Promise<void> {
  const load = async (locale: Locale): Promise<Words> => {
    const words = await page.load(locale);
    document.documentElement.lang = words.locale;
    document.title = page.titleOf(words);
    return words;
  };
  const first = await load(chosenLocale());

  function Page() {
    const [words, setWords] = useState(first);
    const choose = async (locale: Locale) => {
      keepLocale(locale);
      const chosen = await load(locale);
      setWords(() => chosen);
    };
    return (
      <>
        <header class={styles['bar']}>
          <LocaleSelect
            label={page.languageOf(words)}
            locale={words.locale}
            onLocale={(locale) => void choose(locale)}
          />
        </header>
        {page.draw(words)}
      </>
    );
  }

  render(<Page />, document.getElementById('root') ?? document.body);
}
