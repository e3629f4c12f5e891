import { useEffect, useState } from 'preact/hooks';
import { noted } from '../../utils/faults/expected.ts';
import type { DeliveryView } from '../../utils/services/delivery/delivery-view.ts';
import type { CaseView } from '../../utils/services/replies/case-view.ts';
import { useRepliesServices, useServices } from '../services.ts';
import { CaseSteps } from './CaseSteps.tsx';
import { ReportCasePanel } from './ReportCasePanel.tsx';

/** The case of a received report, read again whenever something of it changed. */
function useCase(id: string): CaseView | undefined {
  const services = useServices();
  const replies = useRepliesServices();
  const [view, setView] = useState<CaseView | undefined>(undefined);
  useEffect(() => {
    let isShown = true;
    const reload = () =>
      void replies
        .loadCase(id)
        .then((found) => isShown && setView(found), noted('outbox.case', undefined));
    reload();
    const stop = services.onChange((change) => {
      if (change.id === id && change.kind === 'correspondence') reload();
    });
    return () => {
      isShown = false;
      stop();
    };
  }, [id, services, replies]);
  return view;
}

/** The case of a report that has arrived; of an endpoint that proves nothing, what it says. */
export function ReceivedCase({ view }: { readonly view: DeliveryView }) {
  const found = useCase(view.id);
  const isProved = found !== undefined && found.steps.length > 0;
  return (
    <>
      {!isProved && view.steps && view.steps.length > 1 ? <CaseSteps steps={view.steps} /> : null}
      {found === undefined ? null : <ReportCasePanel view={found} />}
    </>
  );
}
