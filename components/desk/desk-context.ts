import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { DeskTranslator } from '../../utils/i18n/desk.ts';
import type { DeskWork } from './desk-services.ts';

export const WordsContext = createContext<DeskTranslator | undefined>(undefined);
export const WorkContext = createContext<DeskWork | undefined>(undefined);

export function useWords(): DeskTranslator {
  const words = useContext(WordsContext);
  if (words === undefined) throw new TypeError('rendered outside WordsContext');
  return words;
}

/** What can be done while the desk is unlocked. */
export function useWork(): DeskWork {
  const work = useContext(WorkContext);
  if (work === undefined) throw new TypeError('rendered while the desk is locked');
  return work;
}
