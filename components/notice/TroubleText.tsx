import type { NoticeTranslator } from '../../utils/i18n/notice.ts';
import { Notice } from '../base/Notice.tsx';
import type { NoticeTrouble } from './notice-services.ts';

export interface TroubleTextProps {
  readonly words: NoticeTranslator;
  readonly trouble: NoticeTrouble | undefined;
}

/** What went wrong, and what can be done; nothing where nothing did. */
export function TroubleText({ words, trouble }: TroubleTextProps) {
  if (trouble === undefined) return null;
  const key = trouble === 'wrong' || trouble === 'unknown' ? 'code' : 'trouble';
  return (
    <div data-trouble={trouble}>
      <Notice tone="warn" live title={words.t(`${key}.${trouble}` as 'trouble.offline')} />
    </div>
  );
}
