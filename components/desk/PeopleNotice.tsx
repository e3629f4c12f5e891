import type { PeopleTranslator } from '../../utils/i18n/desk-people.ts';
import { Notice } from '../base/Notice.tsx';
import type { PeopleFailure } from './people-services.ts';
import { TroubleNotice } from './TroubleNotice.tsx';

export interface PeopleNoticeProps {
  readonly failure: PeopleFailure | undefined;
  readonly words: PeopleTranslator;
}

/** Why something about people was not done. */
export function PeopleNotice({ failure, words }: PeopleNoticeProps) {
  if (failure === undefined) return null;
  if ('trouble' in failure) return <TroubleNotice trouble={failure.trouble} />;
  const key = `failed.${failure.code}`;
  const why = words.has(key) ? words.t(key) : words.t('failed.other', { code: failure.code });
  return <Notice tone="warn" live title={why} />;
}
