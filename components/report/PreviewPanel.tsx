import type { ComponentChildren } from 'preact';
import type { Composition } from '../../utils/report/compose.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { findAffected, findCategory } from '../../utils/standard/find.ts';
import { type EndpointView, useServices, useTranslator } from '../services.ts';
import styles from './PreviewPanel.module.css';

function Row({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}) {
  return (
    <div class={styles['row']}>
      <dt>{label}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}

export interface PreviewPanelProps {
  readonly draft: Draft;
  readonly composition: Composition;
  readonly endpoint: EndpointView | undefined;
}

/** Everything that leaves the device, by who can read it, in words and as the data itself. */
export function PreviewPanel({ draft, composition, endpoint }: PreviewPanelProps) {
  const { standard } = useServices();
  const { t, pick, bytes } = useTranslator();
  const { header, body } = composition;
  const category = findCategory(standard, header.category);
  const affected = findAffected(standard, header.affected);
  const { reporter } = body;
  const who = [reporter.name, reporter.contact].filter(Boolean).join(' · ');
  const packageBytes = body.evidence.artefacts.reduce((sum, item) => sum + item.sizeBytes, 0);
  return (
    <section class={styles['preview']} aria-label={t('preview.title')}>
      <h2 class={styles['title']}>{t('preview.title')}</h2>
      <h3 class={styles['part']}>{t('preview.forDesk')}</h3>
      <dl class={styles['list']}>
        <Row label={t('preview.reporter')}>
          {reporter.anonymous || who === '' ? t('preview.anonymous') : who}
        </Row>
        <Row label={t('preview.address')}>{body.targets.join('\n')}</Row>
        {composition.answers.map((answer) => (
          <Row key={answer.element} label={pick(answer.label)}>
            {answer.value}
          </Row>
        ))}
      </dl>
      {body.evidence.artefacts.length + draft.attachments.length > 0 ? (
        <>
          <h3 class={styles['part']}>{t('preview.files')}</h3>
          <ul class={styles['files']}>
            {body.evidence.artefacts.length > 0 ? (
              <li>
                {t('preview.package')} · {bytes(packageBytes)}
              </li>
            ) : null}
            {draft.attachments.map((attachment) => (
              <li key={attachment.sha256} dir="auto">
                {attachment.name} · {bytes(attachment.sizeBytes)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h3 class={styles['part']}>{t('preview.forServer')}</h3>
      <dl class={styles['list']}>
        {endpoint ? <Row label={t('preview.to')}>{endpoint.name}</Row> : null}
        <Row label={t('preview.category')}>
          {category ? pick(category.name) : header.category}
          {affected ? ` · ${pick(affected.name)}` : ''}
        </Row>
        <Row label={t('preview.platform')}>{header.platform}</Row>
        <Row label={t('preview.language')}>{header.language}</Row>
      </dl>
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
