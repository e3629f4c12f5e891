import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { type ActTranslator, loadActTranslator } from '../../../utils/i18n/desk-acts.ts';
import { useWords } from '../desk-context.ts';

const ActWordsContext = createContext<ActTranslator | undefined>(undefined);

/** The words of steps, measures, contests and supervision: they come once the queue is there. */
export function ActWords({ children }: { readonly children: ComponentChildren }) {
  const above = useContext(ActWordsContext);
  const { locale } = useWords();
  const [words, setWords] = useState<ActTranslator | undefined>(undefined);
  useEffect(() => {
    if (above !== undefined) return;
    const load = async () => setWords(await loadActTranslator(locale));
    void load();
  }, [locale, above]);
  if (above !== undefined) return <>{children}</>;
  if (words === undefined) return null;
  return <ActWordsContext.Provider value={words}>{children}</ActWordsContext.Provider>;
}

export function useActWords(): ActTranslator {
  const words = useContext(ActWordsContext);
  if (words === undefined) throw new TypeError('rendered outside ActWords');
  return words;
}
