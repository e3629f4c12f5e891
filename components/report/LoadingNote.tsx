import type { PageLoading } from '../../utils/protocol/capture-account.ts';
import { useTranslator } from '../services.ts';

/** That the page was gone through before it was captured, and how far. */
export function LoadingNote({ loading }: { readonly loading: PageLoading }) {
  const { t } = useTranslator();
  return (
    <p role="status">
      {t(`capture.load.${loading.result}`, {
        share: Math.round((100 * loading.reached) / Math.max(loading.heightAfter, 1)),
      })}
    </p>
  );
}
