import { useEffect, useState } from 'preact/hooks';
import { noted } from '../../utils/faults/expected.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { likeDraft } from '../../utils/report/like-draft.ts';
import { applyTemplate, type Template } from '../../utils/report/template.ts';
import { Chip } from '../base/Chip.tsx';
import { IconButton } from '../base/IconButton.tsx';
import { useReportServices, useServices, useTranslator } from '../services.ts';
import { categoryLabel } from './build-advice.ts';
import styles from './StartFrom.module.css';
import type { StepProps } from './step-props.ts';

/** What was sent last, and the templates; empty until they are loaded, and where they cannot be. */
function useBeginnings(): {
  readonly last: Draft | undefined;
  readonly templates: readonly Template[];
} {
  const services = useServices();
  const report = useReportServices();
  const [last, setLast] = useState<Draft | undefined>(undefined);
  const [templates, setTemplates] = useState<readonly Template[]>([]);
  useEffect(() => {
    const reload = () =>
      void report.listTemplates().catch(noted('template.list', [])).then(setTemplates);
    void report.loadLastSent().catch(noted('draft.last-sent', undefined)).then(setLast);
    reload();
    return services.onChange((change) => {
      if (change.kind === 'setting' && change.id === 'templates') reload();
    });
  }, [services, report]);
  return { last, templates };
}

/** One more report like the last one, or from a template, in one click, while nothing else is chosen yet. */
export function StartFrom({ draft, onFill }: Pick<StepProps, 'draft' | 'onFill'>) {
  const services = useServices();
  const report = useReportServices();
  const { standard, translator } = services;
  const { t } = useTranslator();
  const { last, templates } = useBeginnings();
  const likeLast = last?.category === undefined ? undefined : last;
  if (draft.category !== undefined || (likeLast === undefined && templates.length === 0)) {
    return null;
  }
  return (
    <fieldset class={styles['start']}>
      <legend class={styles['legend']}>{t('start.from')}</legend>
      <ul class={styles['list']}>
        {likeLast === undefined ? null : (
          <li class={styles['item']}>
            <Chip
              isOn={false}
              onClick={() => onFill(t('start.from'), likeDraft(likeLast, standard))}
            >
              {t('form.like', {
                name: categoryLabel(likeLast.category ?? '', standard, translator),
              })}
            </Chip>
          </li>
        )}
        {templates.map((template) => (
          <li key={template.id} class={styles['item']}>
            <Chip isOn={false} onClick={() => onFill(template.label, applyTemplate(template))}>
              {t('start.template', { name: template.label })}
            </Chip>
            <IconButton
              label={t('start.template.delete', { name: template.label })}
              sign="✕"
              onClick={() => void report.deleteTemplate(template.id)}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
