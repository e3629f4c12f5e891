import { useState } from 'preact/hooks';
import type { CaseView } from '../../utils/services/replies/case-view.ts';
import { Button } from '../base/Button.tsx';
import { useRepliesServices, useTranslator } from '../services.ts';
import styles from './ReportCasePanel.module.css';
import { SayForm, type SayKind } from './SayForm.tsx';

/** Writing to the desk, complaining, withdrawing, rating, and keeping what proves it all. */
export function CaseActions({ view }: { readonly view: CaseView }) {
  const { t } = useTranslator();
  const replies = useRepliesServices();
  const [kind, setKind] = useState<SayKind | undefined>(undefined);
  const { can } = view;
  const kinds: readonly SayKind[] = [
    ...(can.rate ? (['rating'] as const) : []),
    ...(can.write ? (['message'] as const) : []),
    ...(can.complain ? (['complaint'] as const) : []),
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
