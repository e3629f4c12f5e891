import { Notice } from '../../base/Notice.tsx';
import { useActWords } from '../acts/act-words.tsx';
import { useExposure } from './use-exposure.ts';

/** To whoever has looked at much today, and to nobody else: a pause, or a lighter lane. */
export function ExposureNotice({ lane }: { readonly lane: string }) {
  const { t } = useActWords();
  const proposal = useExposure(lane);
  if (proposal === undefined) return null;
  return (
    <div data-exposure={proposal}>
      <Notice live title={t(`exposure.${proposal}`)}>
        <p>{t('exposure.own')}</p>
      </Notice>
    </div>
  );
}
