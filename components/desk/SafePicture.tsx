import { useEffect, useState } from 'preact/hooks';
import { useCommands } from './commands.ts';
import { useWords } from './desk-context.ts';
import type { HeldPicture } from './desk-services.ts';
import { KeyButton } from './KeyButton.tsx';
import styles from './SafePicture.module.css';

const levels = ['closed', 'blurred', 'grey', 'colour'] as const;
type Level = (typeof levels)[number];

export interface SafePictureProps {
  readonly picture: HeldPicture;
  readonly keys?: string | undefined;
  /** Asked before the first step: where a minor is concerned, for a reason. False: not yet. */
  readonly mayLook: () => boolean;
}

/** A picture that is not decoded before somebody asks for it, and then comes in three steps. */
export function SafePicture({ picture, keys, mayLook }: SafePictureProps) {
  const { t } = useWords();
  const [level, setLevel] = useState<Level>('closed');
  const next = levels[(levels.indexOf(level) + 1) % levels.length] ?? 'closed';
  const label = t(next === 'closed' ? 'picture.cover' : `picture.${next}`);
  const step = () => {
    if (mayLook()) setLevel(next);
  };
  useCommands([{ id: `picture-${picture.name}`, label, ...(keys && { keys }), run: step }]);
  return (
    <figure class={styles['figure']} data-level={level}>
      <figcaption class={styles['caption']}>
        <span>{picture.name}</span>
        <KeyButton keys={keys} onClick={step}>
          {label}
        </KeyButton>
      </figcaption>
      {level === 'closed' ? (
        <p class={styles['closed']}>{t('picture.closed')}</p>
      ) : (
        <Pixels picture={picture} level={level} />
      )}
    </figure>
  );
}

function Pixels({ picture, level }: { readonly picture: HeldPicture; readonly level: Level }) {
  const [url, setUrl] = useState<string | undefined>(undefined);
  useEffect(() => {
    const made = URL.createObjectURL(picture.bytes);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  if (url === undefined) return null;
  return (
    <div class={styles['window']}>
      <img class={styles[level]} src={url} alt={picture.name} draggable={false} />
    </div>
  );
}
