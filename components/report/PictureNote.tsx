import type { PagePicture } from '../../utils/protocol/capture-account.ts';
import { useTranslator } from '../services.ts';

/** That a picture of the whole page is there, and what is not in it. */
export function PictureNote({ picture }: { readonly picture: PagePicture }) {
  const { t } = useTranslator();
  const kinds = [...new Set(picture.missing.map(({ what }) => what))];
  if (kinds.length === 0) return <p role="status">{t('capture.whole.whole')}</p>;
  return (
    <div role="status">
      <p>{t('capture.whole.partly')}</p>
      <ul>
        {kinds.map((what) => (
          <li key={what}>{t(`capture.missing.${what}`)}</li>
        ))}
      </ul>
    </div>
  );
}
