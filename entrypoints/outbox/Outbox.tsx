import { useEffect, useRef, useState } from 'preact/hooks';
import type { OutboxAction } from '../../components/outbox/ActionBar.tsx';
import { OutboxPage } from '../../components/outbox/OutboxPage.tsx';
import type { OutboxActions } from '../../components/outbox/outbox-actions.ts';
import { totalProgress } from '../../components/outbox/outbox-groups.ts';
import { useServices } from '../../components/services.ts';
import { noted } from '../../utils/faults/expected.ts';
import { isNobodyThere } from '../../utils/platform/browser-refusals.ts';
import { askToNotify, mayNotify } from '../../utils/platform/notifications.ts';
import { openExtensionPage } from '../../utils/platform/tabs.ts';
import { deliveryViewOf } from '../../utils/services/delivery/build-delivery-view.ts';
import { sendDraft, thisSoftware } from '../../utils/services/delivery/compose-draft.ts';
import { leaveOut, listRemovableParts } from '../../utils/services/delivery/removable-parts.ts';
import { retryNow, sealAgain, withdrawReport } from '../../utils/storage/outbox-actions.ts';
import { loadSetting, saveSetting } from '../../utils/storage/settings.ts';
import { pollSoon } from '../../utils/storage/status-polls.ts';
import type { Page } from '../composition/page.tsx';
import { saveReceipt } from './save-receipt.ts';
import { useAsking } from './use-asking.ts';
import { useHeld } from './use-held.ts';
import { useOutbox } from './use-outbox.ts';

/** The outbox page over the storage and the background. */
export function Outbox({ db, send }: Pick<Page, 'db' | 'send'>) {
  const services = useServices();
  const { t } = services.translator;
  const written = { ...services, software: thisSoftware() };
  const { items, isBroken } = useOutbox(db);
  const held = useHeld(db);
  const { asking, noteAsked } = useAsking(items, held);
  const [notifies, setNotifies] = useState<'on' | 'off' | 'denied'>('off');
  const [lastAction, setLastAction] = useState<OutboxAction | undefined>(undefined);
  const batch = useRef(new Set<string>()).current;

  useEffect(() => {
    void Promise.all([loadSetting(db, 'notifies'), mayNotify()]).then(([isChosen, isAllowed]) =>
      setNotifies(isChosen && isAllowed ? 'on' : 'off'),
    );
  }, [db]);

  const views = items?.map(deliveryViewOf);
  for (const { id, state } of views ?? []) if (state !== 'received') batch.add(id);
  // A worker that ends before it answers: what was wanted is stored, and it finds it there when it is back.
  const unlessItEnded = noted('page.wake', undefined, isNobodyThere);
  const wake = () => send('outbox.wake', {}).catch(unlessItEnded);

  const takeBack = async (id: string) => {
    if (!(await withdrawReport(db, id))) {
      return setLastAction({ text: t('outbox.mayHaveArrived') });
    }
    const onUndo = () => void sendDraft(db, send, written, id).then(() => setLastAction(undefined));
    setLastAction({
      text: t('outbox.takenBack'),
      undo: { label: t('outbox.undo'), onClick: onUndo },
      answer: {
        label: t('outbox.continue'),
        onClick: () => void openExtensionPage(`popup.html?draft=${id}`),
      },
    });
  };
  const retryAll = async () => {
    const waiting = items?.filter(({ state, receipt }) => state === 'waiting' && !receipt) ?? [];
    for (const { reportId } of waiting) await retryNow(db, reportId);
    await wake();
  };

  const actions: OutboxActions = {
    onRetry: (id) => void send('outbox.retry', { reportId: id }).catch(unlessItEnded),
    onTakeBack: (id) => void takeBack(id),
    onSendAgain: (id) => void sealAgain(db, id).then(wake),
    loadWithouts: (id) => listRemovableParts(db, written, id),
    onSendWithout: (id, part) =>
      void sealAgain(db, id, (draft) => leaveOut(draft, part)).then(wake),
    onEvidence: (id) => void openExtensionPage(`viewer.html?report=${id}`),
    onReceipt: (id) => void saveReceipt(db, id),
    onAsk: (id) => {
      noteAsked(id);
      void pollSoon(db, id, Date.now()).then(wake);
    },
    onSettings: () => void openExtensionPage('options.html'),
    onCasebook: () => void openExtensionPage('casebook.html'),
    onPause: (isPaused) => void saveSetting(db, 'isOutboxPaused', isPaused).then(wake),
    onSendAnyway: () => void saveSetting(db, 'sendsAnyway', true).then(wake),
    onRetryAll: () => void retryAll(),
    onNotify: (isOn) => {
      // Asking comes first, while the click still counts.
      const asking = isOn ? askToNotify() : Promise.resolve(true);
      void asking.then(async (isAllowed) => {
        await saveSetting(db, 'notifies', isOn && isAllowed);
        setNotifies(isOn ? (isAllowed ? 'on' : 'denied') : 'off');
      });
    },
  };
  return (
    <OutboxPage
      views={views}
      isBroken={isBroken}
      progress={totalProgress(views ?? [], batch)}
      held={held}
      notifies={notifies}
      lastAction={lastAction}
      asking={asking}
      actions={actions}
    />
  );
}
