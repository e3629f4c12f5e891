import { useEffect, useRef, useState } from 'preact/hooks';
import type { CaseEvent, EventOf } from '../../../utils/casework/case-event.ts';
import type { DeskCase } from '../../../utils/casework/wire.ts';
import { type Locale, localeNames, locales } from '../../../utils/i18n/language.ts';
import { loadNoticeTranslator } from '../../../utils/i18n/notice.ts';
import { Button } from '../../base/Button.tsx';
import { Notice } from '../../base/Notice.tsx';
import { SelectInput } from '../../base/SelectInput.tsx';
import { useCommands } from '../commands.ts';
import { useWords, useWork } from '../desk-context.ts';
import type { NoticeSecrets, OpenedReport } from '../desk-services.ts';
import { eventsOf } from '../events-of.ts';
import { KeyButton } from '../KeyButton.tsx';
import { nameOfClause } from '../names.ts';
import { PanePart } from '../Pane.tsx';
import { saveAsBytes } from '../save-as-bytes.ts';
import { useActWords } from './act-words.tsx';
import styles from './NoticePart.module.css';
import { noticePaper } from './notice-paper.ts';
import type { DecisionScene } from './scene.ts';

export interface NoticePartProps {
  readonly current: DeskCase;
  readonly opened: OpenedReport;
  readonly scene: DecisionScene;
}

interface KeptNotice {
  readonly event: EventOf<'measure.forwarded' | 'notice.reissued'>;
  readonly secrets: NoticeSecrets;
}

const isNotice = (event: CaseEvent): event is KeptNotice['event'] =>
  event.type === 'measure.forwarded' || event.type === 'notice.reissued';

/** Notices that this handler wrote and has not handed on yet, whose codes hold. */
function useKeptNotices(current: DeskCase, { handler, current: { tokens } }: DecisionScene) {
  const me = handler.number;
  const work = useWork();
  const [notices, setNotices] = useState<readonly KeptNotice[]>([]);
  const dropped = useRef(new Set<string>());
  useEffect(() => {
    let isGone = false;
    const load = async () => {
      const found: KeptNotice[] = [];
      for (const event of eventsOf(current)) {
        if (!isNotice(event) || !('handler' in event.by) || event.by.handler !== me) continue;
        if (tokens.every(({ sha256 }) => sha256 !== event.appealSha256)) continue;
        const secrets = await work.loadNotice(current.reportId, event.number);
        // Others were made where somebody forwarded in vain; they are of no notice.
        if (secrets?.named.appealSha256 === event.appealSha256)
          found.push({ event, secrets: secrets as NoticeSecrets });
      }
      // What was handed on while this was read is not shown again.
      if (!isGone) setNotices(found.filter(({ event }) => !dropped.current.has(event.id)));
    };
    void load();
    return () => {
      isGone = true;
    };
  }, [work, current, tokens, me]);
  const drop = async ({ id, number }: KeptNotice['event']) => {
    dropped.current.add(id);
    await work.dropNotice(current.reportId, number);
    setNotices((now) => now.filter(({ event }) => event.id !== id));
  };
  return { notices, drop };
}

/** The documents with the codes, until a person has handed them on. */
export function NoticePart(props: NoticePartProps) {
  const { notices, drop } = useKeptNotices(props.current, props.scene);
  return (
    <>
      {notices.map((notice, place) => (
        <Paper
          key={notice.event.id}
          {...props}
          notice={notice}
          isFirst={place === 0}
          onDone={() => void drop(notice.event)}
        />
      ))}
    </>
  );
}

interface PaperProps extends NoticePartProps {
  readonly notice: KeptNotice;
  readonly isFirst: boolean;
  readonly onDone: () => void;
}

/** By when a platform is asked to answer; nobody is asked for what is over. */
function dueOf({ dueTimes }: DeskCase, number: number, nowMs: number): string | undefined {
  return dueTimes.find(
    ({ timer, of, dueAt }) =>
      timer === 'measure-confirmed' && of === number && Date.parse(dueAt) > nowMs,
  )?.dueAt;
}

function usePaper({ current, opened, scene, notice }: PaperProps, locale: Locale) {
  const work = useWork();
  const [paper, setPaper] = useState('');
  const { event, secrets } = notice;
  useEffect(() => {
    const load = async () => {
      const { standard } = scene;
      const words = await loadNoticeTranslator(locale);
      const measure = scene.current.measures.find(({ number }) => number === event.number);
      const id = measure?.measure ?? '';
      const judged = eventsOf(current).findLast((each) => each.type === 'case.judged');
      const clauses = judged?.type === 'case.judged' ? judged.clauses : [];
      const facts = {
        platform: event.to,
        measure: standard.measures.find((each) => each.id === id)?.name ?? {
          en: id,
          'zh-Hans': id,
          'zh-Hant': id,
        },
        expiresAt: measure?.expiresAt ?? null,
        dueAt: dueOf(current, event.number, scene.nowMs),
        where: opened.body.targets,
        basis: clauses.map((clause) => nameOfClause(clause, standard, words)),
        endpoint: await work.readEndpoint(),
        codes: secrets,
      };
      setPaper(noticePaper(facts, words));
    };
    void load();
  }, [work, locale, event.id]);
  return paper;
}

function Paper(props: PaperProps) {
  const { t } = useActWords();
  const desk = useWords();
  const { notice, isFirst, onDone } = props;
  const { number } = notice.event;
  const [locale, setLocale] = useState(desk.locale);
  const [isCopied, setCopied] = useState(false);
  const paper = usePaper(props, locale);
  const save = () => saveAsBytes(`notice-${number}.txt`, new Blob([paper]));
  const keys = isFirst ? { keys: 'F' } : {};
  useCommands([{ id: `notice-${number}`, label: t('notice.save'), ...keys, run: save }]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(paper);
      setCopied(true);
    } catch (_notAllowed) {
      // The text stands there to be copied by hand.
      setCopied(false);
    }
  };
  return (
    <PanePart title={t('notice.title', { number })}>
      <div class={styles['notice']} data-notice={number}>
        <Notice tone="warn" title={t('notice.once')}>
          <p>{t('notice.hint')}</p>
        </Notice>
        <SelectInput
          label={t('notice.language')}
          value={locale}
          choices={locales.map((id) => ({ value: id, label: localeNames[id] }))}
          onChange={(id) => setLocale(locales.find((each) => each === id) ?? locale)}
        />
        <textarea
          class={styles['paper']}
          aria-label={t('notice.title', { number })}
          readOnly
          rows={14}
          value={paper}
        />
        <div class={styles['buttons']}>
          <KeyButton {...keys} variant="primary" onClick={save}>
            {t('notice.save')}
          </KeyButton>
          <Button onClick={() => void copy()}>{t('notice.copy')}</Button>
          <Button variant="quiet" onClick={onDone}>
            {t('notice.done')}
          </Button>
          <span role="status">{isCopied ? t('notice.copied') : ''}</span>
        </div>
      </div>
    </PanePart>
  );
}
