import type { Composition } from '../../utils/report/compose.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { findAffected } from '../../utils/standard/find.ts';
import { useServices, useTranslator } from '../services.ts';
import { answerWords } from './answer-words.ts';
import { categoryLabel } from './build-advice.ts';
import { PreviewFiles } from './PreviewFiles.tsx';
import styles from './PreviewPanel.module.css';
import { PreviewRow } from './PreviewRow.tsx';
import { type RemovalPair, removeAnswer, removeReporter, removeTarget } from './removals.ts';
import type { EndpointView } from './report-services.ts';
import type { StepProps } from './step-props.ts';

export interface PreviewPanelProps extends Pick<StepProps, 'edit' | 'onRemoval'> {
  readonly draft: Draft;
  readonly composition: Composition;
  readonly endpoint: EndpointView | undefined;
}

/** Told as part of who reports. */
const ownElements = new Set(['name', 'contact']);

/** Everything that leaves the device, by who can read it, in words and as the data itself. */
export function PreviewPanel(props: PreviewPanelProps) {
  const { draft, composition } = props;
  const { t } = useTranslator();
  const { header, body } = composition;
  return (
    <section class={styles['preview']} aria-label={t('preview.title')}>
      <h2 class={styles['title']}>{t('preview.title')}</h2>
      <h3 class={styles['part']}>{t('preview.forDesk')}</h3>
      <SealedWords {...props} />
      {body.unmasked === undefined ? null : <p class={styles['note']}>{t('coach.masked')}</p>}
      <h3 class={styles['part']}>{t('preview.files')}</h3>
      <PreviewFiles
        draft={draft}
        composition={composition}
        edit={props.edit}
        onRemoval={props.onRemoval}
      />
      <h3 class={styles['part']}>{t('preview.forServer')}</h3>
      <RoutingWords composition={composition} endpoint={props.endpoint} />
      <p class={styles['note']}>{t('preview.needed')}</p>
      <details>
        <summary class={styles['summary']}>{t('preview.raw')}</summary>
        <textarea
          class={styles['raw']}
          readOnly
          rows={10}
          aria-label={t('preview.raw')}
          value={JSON.stringify({ header, body }, null, 2)}
        />
      </details>
      <p class={styles['note']}>{t('preview.captureNote')}</p>
    </section>
  );
}

/** Who reports, what and where: sealed to the handlers. */
function SealedWords({ draft, composition, endpoint, onRemoval }: PreviewPanelProps) {
  const { standard, translator } = useServices();
  const { t, pick } = translator;
  const { reporter, targets } = composition.body;
  const who = [reporter.name, reporter.contact].filter(Boolean).join(' · ');
  const mayBeAnonymous = endpoint?.allowsAnonymous ?? true;
  const remove = (name: string, { change, undo }: RemovalPair) => onRemoval(name, change, undo);
  return (
    <dl class={styles['list']}>
      <PreviewRow
        label={t('preview.reporter')}
        onRemove={
          who !== '' && mayBeAnonymous
            ? () => remove(t('preview.reporter'), removeReporter())
            : undefined
        }
      >
        {who === '' ? t('preview.anonymous') : who}
        {who !== '' && endpoint?.sealsReporterApart ? (
          <p class={styles['note']}>{t('preview.reporterApart')}</p>
        ) : null}
      </PreviewRow>
      {targets.map((target, index) => (
        <PreviewRow
          key={target}
          label={t('preview.address')}
          onRemove={index === 0 ? undefined : () => remove(target, removeTarget(target))}
        >
          {target}
        </PreviewRow>
      ))}
      {composition.answers
        .filter(({ element }) => !ownElements.has(element) && element !== 'url')
        .map((answer) => (
          <PreviewRow
            key={answer.element}
            label={pick(answer.label)}
            onRemove={() => remove(pick(answer.label), removeAnswer(draft, answer.element))}
          >
            {answerWords(answer.element, answer.value, standard, translator)}
          </PreviewRow>
        ))}
    </dl>
  );
}

/** What the server reads to route the report. */
function RoutingWords({
  composition,
  endpoint,
}: Pick<PreviewPanelProps, 'composition' | 'endpoint'>) {
  const { standard, translator } = useServices();
  const { t, pick } = translator;
  const { header } = composition;
  const affected = findAffected(standard, header.affected);
  const flags = standard.flags.filter(({ id }) => header.flags.includes(id));
  const kind = [
    header.category === '' ? '–' : categoryLabel(header.category, standard, translator),
    affected === undefined ? '' : pick(affected.name),
    ...flags.map(({ name }) => pick(name)),
  ];
  return (
    <dl class={styles['list']}>
      {endpoint ? <PreviewRow label={t('preview.to')}>{endpoint.name}</PreviewRow> : null}
      <PreviewRow label={t('preview.category')}>{kind.filter(Boolean).join(' · ')}</PreviewRow>
      <PreviewRow label={t('preview.platform')}>{header.platform}</PreviewRow>
      <PreviewRow label={t('preview.language')}>{header.language}</PreviewRow>
    </dl>
  );
}
