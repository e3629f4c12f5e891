import { useTranslator } from '../services.ts';
import styles from './Look.module.css';
import type { LookView } from './look-view.ts';

export interface LookPictureProps {
  readonly view: LookView;
  readonly chosen: number | undefined;
  readonly isPointing: boolean;
  readonly onChoose: (at: number) => void;
  /** Gone to from the picture. */
  readonly onPress: (at: number) => void;
  readonly onPoint: (x: number, y: number) => void;
}

/** The page as it is shown, each post outlined with its number. */
export function LookPicture({
  view,
  chosen,
  isPointing,
  onChoose,
  onPress,
  onPoint,
}: LookPictureProps) {
  const { t } = useTranslator();
  const { width, height } = view.size;
  const share = (value: number, of: number) => `${(100 * value) / of}%`;
  const point = (event: MouseEvent & { readonly currentTarget: HTMLElement }) => {
    // By keyboard there is no place: the list of other parts serves that.
    if (event.detail === 0) return;
    const shown = event.currentTarget.getBoundingClientRect();
    onPoint(
      ((event.clientX - shown.left) * width) / shown.width,
      ((event.clientY - shown.top) * height) / shown.height,
    );
  };
  return (
    <div class={styles['picture']}>
      <img src={view.picture} alt={t('thread.look.picture')} />
      {view.posts.map(({ at, box, isShown, unsure }, place) =>
        box === undefined ? null : (
          <button
            key={at}
            type="button"
            class={styles['box']}
            data-chosen={at === chosen}
            data-shown={isShown}
            data-unsure={unsure.length > 0}
            aria-label={t('thread.look.outlined', { number: place + 1 })}
            style={{
              left: share(box.left, width),
              top: share(box.top, height),
              width: share(box.width, width),
              height: share(box.height, height),
            }}
            onFocus={() => onChoose(at)}
            onClick={() => onPress(at)}
          >
            <span class={styles['badge']}>{place + 1}</span>
          </button>
        ),
      )}
      {isPointing ? (
        <button
          type="button"
          class={styles['pointing']}
          aria-label={t('thread.look.pointing')}
          onClick={point}
        />
      ) : null}
    </div>
  );
}
