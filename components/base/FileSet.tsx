import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Button } from './Button.tsx';
import styles from './FileSet.module.css';
import { IconButton } from './IconButton.tsx';

/** A file that was chosen, as it is listed. */
export interface ChosenFile {
  readonly key: string;
  readonly name: string;
  readonly size?: string;
  readonly removeLabel: string;
  readonly onRemove: () => void;
  /** What is to be known of it, below its name. */
  readonly notes?: ComponentChildren;
}

export interface FileSetProps {
  readonly legend: string;
  readonly hint?: string | undefined;
  /** Tells the sets of one form apart. */
  readonly kind?: string | undefined;
  readonly files: readonly ChosenFile[];
  readonly addLabel: string;
  readonly isAddOff?: boolean;
  readonly onAdd: (files: readonly File[]) => void;
  /** What came of it: who waits for what, and why some were not taken. */
  readonly children: ComponentChildren;
}

/** Files that go with something, and the way to choose more; the browser's own control cannot be worded. */
export function FileSet(props: FileSetProps) {
  const { legend, hint, kind = '', files, addLabel, isAddOff = false, onAdd, children } = props;
  const picker = useRef<HTMLInputElement>(null);
  return (
    <fieldset class={styles['files']} data-files={kind}>
      <legend class={styles['legend']}>{legend}</legend>
      {hint === undefined ? null : <p class={styles['hint']}>{hint}</p>}
      <ul class={styles['list']}>
        {files.map(({ key, name, size, removeLabel, onRemove, notes }) => (
          <li key={key} class={styles['file']} data-file={key}>
            <span class={styles['name']} dir="auto" title={name}>
              {name}
            </span>
            {size === undefined ? null : <span class={styles['size']}>{size}</span>}
            <IconButton label={removeLabel} sign="✕" onClick={onRemove} />
            {notes}
          </li>
        ))}
      </ul>
      <input
        ref={picker}
        class={styles['picker']}
        type="file"
        multiple
        aria-label={legend}
        tabIndex={-1}
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          onAdd(chosen);
        }}
      />
      <Button disabled={isAddOff} onClick={() => picker.current?.click()}>
        {addLabel}
      </Button>
      {children}
    </fieldset>
  );
}
