import { showSigns } from '../../utils/i18n/show-signs.ts';
import type { Translator } from '../../utils/i18n/translate.ts';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { ChoiceGroup } from '../base/ChoiceGroup.tsx';
import { postedAt } from '../base/posted-at.ts';
import { useTranslator } from '../services.ts';
import type { DraftChange } from '../use-draft.ts';
import { FieldPlace } from './FieldPlace.tsx';
import { shorten } from './shorten.ts';

const hintLength = 90;
const all = 'all';

export interface PickPostProps {
  readonly draft: Draft;
  readonly capture: CaptureRecord | undefined;
  readonly edit: (change: DraftChange) => void;
}

type Reached = NonNullable<CaptureRecord['facts']['reached']>;

function nameOf({ post }: Reached['posts'][number], { t, when }: Translator): string {
  const author = showSigns(post.author.name ?? t('reached.unnamed'));
  return post.time === undefined ? author : `${author} · ${postedAt(post.time, when)}`;
}

/** A selection over several posts names none: the reporter says which one is meant, or all. */
export function PickPost({ draft, capture, edit }: PickPostProps) {
  const translator = useTranslator();
  const { t } = translator;
  const reached = capture?.facts.reached;
  if (reached === undefined) return null;
  const choices = reached.posts.map((each, at) => ({
    value: String(at),
    label: nameOf(each, translator),
    hint: showSigns(shorten(each.words, hintLength)),
  }));
  const pick = (value: string): void =>
    edit((current) => ({ ...current, reachedPost: value === all ? all : Number(value) }));
  return (
    <FieldPlace field="reachedPost">
      <ChoiceGroup
        legend={t('reached.legend', { count: reached.count })}
        choices={[...choices, { value: all, label: t('reached.all') }]}
        value={draft.reachedPost === undefined ? undefined : String(draft.reachedPost)}
        onChange={pick}
        problem={draft.reachedPost === undefined ? t('reached.missing') : undefined}
      />
    </FieldPlace>
  );
}
