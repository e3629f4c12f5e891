import { useState } from 'preact/hooks';
import type { CaseView } from '../../utils/services/replies/case-view.ts';
import { Button } from '../base/Button.tsx';
import { ChoiceGroup } from '../base/ChoiceGroup.tsx';
import { TextInput } from '../base/TextInput.tsx';
import { useRepliesServices, useTranslator } from '../services.ts';
import styles from './CasePanel.module.css';
import type { Said } from './replies-services.ts';

type Kind = 'message' | 'withdrawal' | 'rating';

/** Writing to the desk, withdrawing, rating, and keeping what proves it all. */
export function CaseActions({ view }: { readonly view: CaseView }) {
  const { t } = useTranslator();
  const replies = useRepliesServices();
  const [kind, setKind] = useState<Kind | undefined>(undefined);
  const { can } = view;
  const kinds: readonly Kind[] = [
    ...(can.rate ? (['rating'] as const) : []),
    ...(can.write ? (['message'] as const) : []),
    ...(can.withdraw ? (['withdrawal'] as const) : []),
  ];
  if (kind !== undefined && kinds.includes(kind))
    return <SayForm view={view} kind={kind} onDone={() => setKind(undefined)} />;
  return (
    <div class={styles['bar']}>
      {kinds.map((each) => (
        <Button key={each} variant="quiet" onClick={() => setKind(each)}>
          {t(`reply.open.${each}`)}
        </Button>
      ))}
      <Button variant="quiet" onClick={() => void replies.saveProof(view.id)}>
        {t('reply.proof')}
      </Button>
    </div>
  );
}

const ratings = [1, 2, 3, 4, 5] as const;

interface SayFormProps {
  readonly view: Pick<CaseView, 'id' | 'number'>;
  readonly kind: Kind;
  readonly onDone: () => void;
}

function SayForm({ view, kind, onDone }: SayFormProps) {
  const { t } = useTranslator();
  const replies = useRepliesServices();
  const [text, setText] = useState('');
  const [rating, setRating] = useState<number | undefined>(undefined);
  const [isTried, setTried] = useState(false);
  const isMissing = kind === 'message' ? text.trim() === '' : kind === 'rating' && !rating;
  const said = (): Said['act'] =>
    kind === 'rating' ? { kind, rating: rating ?? ratings[0] } : { kind };
  const send = () => {
    setTried(true);
    if (isMissing) return;
    void replies.say(view.id, { act: said(), text: text.trim() }).then(onDone);
  };
  const problem = isTried && isMissing ? t('reply.missing') : undefined;
  return (
    <form
      class={styles['form']}
      aria-label={`${t(`reply.open.${kind}`)} ${view.number}`}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {kind === 'withdrawal' ? <p class={styles['words']}>{t('reply.withdraw.body')}</p> : null}
      {kind === 'rating' ? (
        <ChoiceGroup
          legend={t('reply.rating')}
          choices={ratings.map((each) => ({ value: String(each), label: t(`rating.${each}`) }))}
          value={rating === undefined ? undefined : String(rating)}
          onChange={(value) => setRating(Number(value))}
          problem={problem}
        />
      ) : null}
      <TextInput
        label={t('reply.words')}
        name="words"
        rows={3}
        value={text}
        onInput={setText}
        optionalMark={kind === 'message' ? undefined : t('field.optional')}
        problem={kind === 'message' ? problem : undefined}
      />
      <div class={styles['bar']}>
        <Button type="submit" variant={kind === 'withdrawal' ? 'danger' : 'primary'}>
          {t(`reply.send.${kind}`)}
        </Button>
        <Button variant="quiet" onClick={onDone}>
          {t('reply.cancel')}
        </Button>
      </div>
    </form>
  );
}
