import { Notice } from '../base/Notice.tsx';
import { useWords } from './desk-context.ts';

/** Why the law of cases does not allow a step; `code` is a `Refusal`. */
export function RefusalNotice({ code }: { readonly code: string }) {
  const { t, has } = useWords();
  const key = `refused.${code}`;
  const why = has(key) ? t(key) : t('refused.other', { code });
  return <Notice tone="warn" live title={t('refused.title', { why })} />;
}
