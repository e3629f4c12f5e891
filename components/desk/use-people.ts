import { useEffect, useState } from 'preact/hooks';
import { loadPeopleTranslator, type PeopleTranslator } from '../../utils/i18n/desk-people.ts';
import { useWords } from './desk-context.ts';

/** The words about keys and people, in the language of the page; undefined until they are there. */
export function usePeopleWords(): PeopleTranslator | undefined {
  const { locale } = useWords();
  const [words, setWords] = useState<PeopleTranslator | undefined>(undefined);
  useEffect(() => {
    let isShown = true;
    const load = async () => {
      const loaded = await loadPeopleTranslator(locale);
      if (isShown) setWords(loaded);
    };
    void load();
    return () => {
      isShown = false;
    };
  }, [locale]);
  return words;
}
