import { useEffect, useState } from 'preact/hooks';
import { defined } from '../../utils/defined.ts';
import { useActWords } from './acts/act-words.tsx';
import { useCommands } from './commands.ts';
import { useWork } from './desk-context.ts';
import type { HeldPicture } from './desk-services.ts';
import { countPicture } from './exposure/keep-exposure.ts';
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
  const { t, has } = useActWords();
  const work = useWork();
  const key = `picture.${picture.name}`;
  const name = has(key) ? t(key) : picture.name;
  const [level, setLevel] = useState<Level>('closed');
  const next = levels[(levels.indexOf(level) + 1) % levels.length] ?? 'closed';
  const label = t(next === 'closed' ? 'picture.cover' : `picture.${next}`);
  const step = () => {
    if (!mayLook()) return;
    if (next === 'grey') countPicture(work);
    setLevel(next);
  };
  useCommands([
    {
      id: `picture-${picture.name}`,
      label: `${name}: ${label}`,
      ...defined({ keys: keys || undefined }),
      run: step,
    },
  ]);
  return (
    <figure class={styles['figure']} data-level={level}>
      <figcaption class={styles['caption']}>
        <span>{name}</span>
        <KeyButton keys={keys} onClick={step}>
          {label}
        </KeyButton>
      </figcaption>
      {level === 'closed' ? (
        <p class={styles['closed']}>{t('picture.closed')}</p>
      ) : (
        <Pixels picture={picture} name={name} level={level} />
      )}
    </figure>
  );
}

interface PixelsProps {
  readonly picture: HeldPicture;
  readonly name: string;
  readonly level: Level;
}

function Pixels({ picture, name, level }: PixelsProps) {
  const [url, setUrl] = useState<string | undefined>(undefined);
  useEffect(() => {
    const made = URL.createObjectURL(picture.bytes);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  if (url === undefined) return null;
  return (
    <div class={styles['window']}>
      <img class={styles[level]} src={url} alt={name} draggable={false} />
    </div>
  );
}
