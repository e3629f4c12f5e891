import { splitHint, useFieldGuide } from './field-guide.ts';
import styles from './HintText.module.css';

/** A hint, in which the name of a field leads to it. */
export function HintText({ text }: { readonly text: string }) {
  const { fields, goTo } = useFieldGuide();
  return (
    <>
      {splitHint(text, fields).map((part) =>
        typeof part === 'string' ? (
          part
        ) : (
          <span key={part.name} class={styles['quoted']}>
            {part.quotes[0]}
            <button type="button" class={styles['field']} onClick={() => goTo(part)}>
              {part.name}
            </button>
            {part.quotes[1]}
          </span>
        ),
      )}
    </>
  );
}
