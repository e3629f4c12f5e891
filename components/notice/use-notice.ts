import { useEffect, useRef, useState } from 'preact/hooks';
import type { NoticeServices, NoticeTrouble, NoticeWork, SaidDraft } from './notice-services.ts';

const emptyDraft: SaidDraft = { text: '' };

type Change = SaidDraft | ((before: SaidDraft) => SaidDraft);

/** One notice: its code, what the endpoint has of it, and what is being written. */
export function useNotice<State>({ given, open }: NoticeServices<State>) {
  const [code, setCode] = useState(given ?? '');
  const [work, setWork] = useState<NoticeWork<State> | undefined>(undefined);
  const [state, setState] = useState<State | undefined>(undefined);
  const [draft, setDraft] = useState(emptyDraft);
  const [trouble, setTrouble] = useState<NoticeTrouble | undefined>(undefined);
  const [isBusy, setBusy] = useState(false);
  const [isSent, setSent] = useState(false);
  const [gone, setGone] = useState<readonly string[]>([]);
  // A file goes up for a while, and meanwhile somebody writes on.
  const newest = useRef(emptyDraft);
  const saving = useRef<Promise<void>>(Promise.resolve());

  const look = async () => {
    if (isBusy) return;
    setBusy(true);
    setTrouble(undefined);
    const opened = await open(code);
    const read = opened.ok ? await opened.value.read() : opened;
    setBusy(false);
    if (!opened.ok || !read.ok) return setTrouble(read.ok ? undefined : read.error);
    newest.current = (await opened.value.loadDraft()) ?? emptyDraft;
    setDraft(newest.current);
    setWork(opened.value);
    setState(() => read.value);
  };
  // A link of the notice opens it at once.
  useEffect(() => {
    if (given !== undefined) void look();
  }, []);

  const forget = () => {
    newest.current = emptyDraft;
    setDraft(emptyDraft);
    setGone([]);
  };

  const readAgain = async (): Promise<void> => {
    const read = await work?.read();
    if (read?.ok === true) setState(() => read.value);
  };

  const change = (next: Change) => {
    newest.current = typeof next === 'function' ? next(newest.current) : next;
    const changed = newest.current;
    setDraft(changed);
    // One after the other, so that the last one written is the last one kept.
    saving.current = saving.current.then(() => work?.saveDraft(changed));
  };

  /** Files that waited too long are taken out of the draft, and what is left of it can be sent. */
  const dropGone = async (): Promise<void> => {
    const { files = [] } = newest.current;
    const lost = (await work?.findGone(files)) ?? [];
    setGone(lost.map(({ claim }) => claim.name ?? ''));
    change((before) => ({
      ...before,
      files: (before.files ?? []).filter((file) => !lost.includes(file)),
    }));
  };

  return {
    code,
    state,
    draft,
    trouble,
    isBusy,
    isSent,
    /** Names of files that were lost on the way. */
    gone,
    typeCode: (typed: string) => {
      setCode(typed);
      setTrouble(undefined);
    },
    look: () => void look(),
    change,
    /** Undefined before a code was opened. */
    addFile: work?.addFile,
    send: async (): Promise<void> => {
      if (work === undefined || isBusy) return;
      setBusy(true);
      setTrouble(undefined);
      setGone([]);
      await saving.current;
      const sent = await work.send(newest.current);
      if (sent.ok) {
        await work.dropDraft();
        forget();
        setSent(true);
      } else setTrouble(sent.error);
      if (!sent.ok && sent.error === 'files-gone') await dropGone();
      if (sent.ok || sent.error === 'refused') await readAgain();
      setBusy(false);
    },
    /** Forgets the code; what is half written stays, and opens with the code alone. */
    leave: () => {
      setWork(undefined);
      setState(undefined);
      setCode('');
      forget();
      setTrouble(undefined);
      setSent(false);
    },
  };
}
export type NoticeUse<State> = ReturnType<typeof useNotice<State>>;
