import { useState } from 'preact/hooks';
import { showSigns } from '../../utils/i18n/show-signs.ts';
import { splitTargets } from '../../utils/report/targets.ts';
import { Button } from '../base/Button.tsx';
import { IconButton } from '../base/IconButton.tsx';
import { Row, RowList } from '../base/RowList.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { useTranslator } from '../services.ts';
import styles from './TargetList.module.css';

export interface TargetListProps {
  readonly targets: readonly string[];
  readonly onAdd: (targets: readonly string[]) => void;
  readonly onRemove: (target: string) => void;
}

/** More addresses of the same content: pasted one or many at a time. */
export function TargetList({ targets, onAdd, onRemove }: TargetListProps) {
  const { t } = useTranslator();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const add = () => {
    const split = splitTargets(text);
    if (split.targets.length > 0) onAdd(split.targets);
    setWrong(split.rest);
    setText(split.rest.join('\n'));
  };
  return (
    <section class={styles['targets']} aria-label={t('form.targets')}>
      <TextInput
        label={t('form.targets')}
        name="targets"
        hint={t('form.targets.hint')}
        optionalMark={t('field.optional')}
        problem={
          wrong.length > 0
            ? t('form.targets.invalid', { names: wrong.slice(0, 3).join(', ') })
            : undefined
        }
        rows={2}
        value={text}
        onInput={setText}
      />
      {text.trim() === '' ? null : (
        <div>
          <Button onClick={add}>{t('form.targets.add')}</Button>
        </div>
      )}
      {targets.length > 0 ? (
        <RowList>
          {targets.map((target) => (
            <Row key={target}>
              <span class={styles['url']} dir="ltr" title={showSigns(target)}>
                {showSigns(target)}
              </span>
              <IconButton
                label={t('form.remove', { name: target })}
                sign="✕"
                onClick={() => onRemove(target)}
              />
            </Row>
          ))}
        </RowList>
      ) : null}
    </section>
  );
}
