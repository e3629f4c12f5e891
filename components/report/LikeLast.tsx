import { useEffect, useState } from 'preact/hooks';
import type { Draft } from '../../utils/report/draft.ts';
import { likeDraft } from '../../utils/report/like-draft.ts';
import { Chip } from '../base/Chip.tsx';
import { useServices, useTranslator } from '../services.ts';
import { categoryLabel } from './build-advice.ts';
import type { StepProps } from './step-props.ts';

/** One more report like the last one, in one click, while nothing else is chosen yet. */
export function LikeLast({ draft, edit }: Pick<StepProps, 'draft' | 'edit'>) {
  const { standard, translator, loadLastSent } = useServices();
  const { t } = useTranslator();
  const [last, setLast] = useState<Draft | undefined>(undefined);
  useEffect(() => {
    loadLastSent().then(setLast, () => setLast(undefined));
  }, [loadLastSent]);
  if (last?.category === undefined || draft.category !== undefined) return null;
  return (
    <div>
      <Chip isOn={false} onClick={() => edit(likeDraft(last, standard))}>
        {t('form.like', { name: categoryLabel(last.category, standard, translator) })}
      </Chip>
    </div>
  );
}
