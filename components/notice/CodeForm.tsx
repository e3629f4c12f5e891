import type { NoticeTranslator } from '../../utils/i18n/notice.ts';
import { Button } from '../base/Button.tsx';
import { TextInput } from '../base/TextInput.tsx';
import styles from './notice.module.css';
import { TroubleText } from './TroubleText.tsx';
import type { NoticeUse } from './use-notice.ts';

export interface CodeFormProps {
  readonly words: NoticeTranslator;
  readonly intro: string;
  readonly notice: NoticeUse<unknown>;
}

/** Where the code of a notice is typed in. */
export function CodeForm({ words, intro, notice }: CodeFormProps) {
  const { t } = words;
  const { code, trouble, isBusy, typeCode, look } = notice;
  const problem = trouble === 'wrong' || trouble === 'unknown' ? t(`code.${trouble}`) : undefined;
  return (
    <form
      class={styles['part']}
      data-code
      onSubmit={(event) => {
        event.preventDefault();
        look();
      }}
    >
      <p class={styles['line']}>{intro}</p>
      <TextInput
        label={t('code.label')}
        hint={t('code.hint')}
        name="code"
        value={code}
        onInput={typeCode}
        problem={problem}
      />
      {problem === undefined ? <TroubleText words={words} trouble={trouble} /> : null}
      <div class={styles['buttons']}>
        <Button type="submit" variant="primary" disabled={isBusy}>
          {t('code.open')}
        </Button>
      </div>
    </form>
  );
}
