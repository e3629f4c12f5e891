import type { BelievedMessage } from '../../utils/correspondence/believe-messages.ts';
import type { DeskTranslator } from '../../utils/i18n/desk.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import { nameOfElement } from './names.ts';
import type { VeiledEntry } from './VeiledText.tsx';

/** Who wrote a message, and when. */
export function headOf({ message, handler, at }: BelievedMessage, words: DeskTranslator): string {
  const { t, when } = words;
  const { number, kind } = message;
  const who =
    message.direction === 'to-desk'
      ? t('thread.fromReporter')
      : t('thread.toReporter', { number: handler ?? 0 });
  return `${number}. ${t(`thread.kind.${kind}`)} · ${who} · ${when(at)}`;
}

/** One message as lines to be veiled: its words, and each element that it answers. */
export function entriesOf(
  believed: BelievedMessage,
  standard: Standard,
  words: DeskTranslator,
): readonly VeiledEntry[] {
  const { number, text, answers = {} } = believed.message;
  const head = headOf(believed, words);
  const own: VeiledEntry[] = text === '' ? [] : [{ id: `message-${number}`, name: head, text }];
  const answered = Object.entries(answers).map(
    ([element, answer]): VeiledEntry => ({
      id: `message-${number}-${element}`,
      name: `${own.length === 0 ? head : `${number}.`} ${nameOfElement(element, standard, words)}`,
      text: answer,
    }),
  );
  return [...own, ...answered];
}

/** What each element was answered with since the report came, the last answer to each. */
export function supplementedIn(
  messages: readonly BelievedMessage[],
): ReadonlyMap<string, { readonly number: number; readonly text: string }> {
  const answers = messages
    .map(({ message }) => message)
    .filter(({ direction, kind }) => direction === 'to-desk' && kind === 'answer');
  return new Map(
    answers.flatMap(({ number, answers: given = {} }) =>
      Object.entries(given).map(([element, text]) => [element, { number, text }] as const),
    ),
  );
}
