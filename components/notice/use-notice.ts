import { useEffect, useRef, useState } from 'preact/hooks';
import type { NoticeServices, NoticeTrouble, NoticeWork, SaidDraft } from './notice-services.ts';

const emptyDraft: SaidDraft = { text: '' };

/** One notice: its code, what the endpoint has of it, and what is being written. */
export function useNotice<State>({ given, open }: NoticeServices<State>) {
  const [code, setCode] = useState(given ?? '');
  const [work, setWork] = useState<NoticeWork<State> | undefined>(undefined);
  const [state, setState] = useState<State | undefined>(undefined);
  const [draft, setDraft] = useState(emptyDraft);
  const [trouble, setTrouble] = useState<NoticeTrouble | undefined>(undefined);
  const [isBusy, setBusy] = useState(false);
  const [isSent, setSent] = useState(false);
  const saving = useRef<Promise<void>>(Promise.resolve());

  const look = async () => {
    if (isBusy) return;
    setBusy(true);
    setTrouble(undefined);
    const opened = await open(code);
    const read = opened.ok ? await opened.value.read() : opened;
    setBusy(false);
    if (!opened.ok || !read.ok) return setTrouble(read.ok ? undefined : read.error);
    setDraft((await opened.value.loadDraft()) ?? emptyDraft);
    setWork(opened.value);
    setState(() => read.value);
  };
  // A link of the notice opens it at once.
  useEffect(() => {
    if (given !== undefined) void look();
  }, []);

  const readAgain = async (): Promise<void> => {
    const read = await work?.read();
    if (read?.ok === true) setState(() => read.value);
  };

  return {
    code,
    state,
    draft,
    trouble,
    isBusy,
    isSent,
    typeCode: (typed: string) => {
      setCode(typed);
      setTrouble(undefined);
    },
    look: () => void look(),
    change: (next: SaidDraft) => {
      setDraft(next);
      // One after the other, so that the last one written is the last one kept.
      saving.current = saving.current.then(() => work?.saveDraft(next));
    },
    send: async (): Promise<void> => {
      if (work === undefined || isBusy) return;
      setBusy(true);
      setTrouble(undefined);
      await saving.current;
      const sent = await work.send(draft);
      if (sent.ok) {
        await work.dropDraft();
        setDraft(emptyDraft);
        setSent(true);
      } else setTrouble(sent.error);
      if (sent.ok || sent.error === 'refused') await readAgain();
      setBusy(false);
    },
    /** Forgets the code; what is half written stays, and opens with the code alone. */
    leave: () => {
      setWork(undefined);
      setState(undefined);
      setCode('');
      setDraft(emptyDraft);
      setTrouble(undefined);
      setSent(false);
    },
  };
}
export type NoticeUse<State> = ReturnType<typeof useNotice<State>>;
