import { useState } from 'preact/hooks';
import { useTranslator } from '../services.ts';
import { useBlobUrl } from '../use-blob-url.ts';
import styles from './PostCard.module.css';

/** A captured picture, grey and blurred until it is wanted. */
export function ThreadPicture({ sha256 }: { readonly sha256: string }) {
  const { t } = useTranslator();
  const url = useBlobUrl(sha256);
  const [isShown, setShown] = useState(false);
  if (url === undefined) return null;
  return (
    <button
      type="button"
      class={styles['picture']}
      aria-label={isShown ? t('thread.hide') : t('thread.show')}
      onClick={() => setShown(!isShown)}
    >
      <img src={url} alt="" data-shown={isShown} />
    </button>
  );
}
