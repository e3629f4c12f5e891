import type { DeskCase } from '../../utils/casework/wire.ts';
import { showSigns } from '../../utils/i18n/show-signs.ts';
import { requestedElements } from '../../utils/standard/requirements.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import { Notice } from '../base/Notice.tsx';
import styles from './ClaimPane.module.css';
import { useWords, useWork } from './desk-context.ts';
import type { OpenedReport } from './desk-services.ts';
import { eventsOf } from './events-of.ts';
import { nameOfElement } from './names.ts';
import { Pane, PanePart } from './Pane.tsx';
import { supplementedIn } from './thread-entries.ts';
import { VeiledText } from './VeiledText.tsx';
import { wordDisagreement } from './word-disagreement.ts';

export interface ClaimPaneProps {
  readonly current: DeskCase;
  readonly opened: OpenedReport;
}

type Standing = 'there' | 'lacks' | 'unseen';
const marks = { there: '✓', lacks: '✗', unseen: '?' } as const;

/**
 * Every element that is asked for, and whether it is there by the sealed report and not by the header alone.
 */
function checklistOf(
  { header, judgement }: OpenedReport,
  standard: Standard,
): readonly { readonly id: string; readonly standing: Standing }[] {
  const missing = new Set(judgement.missing);
  const unseen = new Set(judgement.unseen);
  const required = requestedElements(header, standard).filter(({ need }) => need === 'required');
  const ids = new Set([...required.map(({ element }) => element.id), ...judgement.missing]);
  return [...ids].map((id) => {
    if (missing.has(id)) return { id, standing: 'lacks' };
    return { id, standing: unseen.has(id) ? 'unseen' : 'there' };
  });
}

function identityKey({ current, opened: { body, header } }: ClaimPaneProps) {
  if (header.flags.includes('anonymous')) return 'claim.identity.anonymous';
  if (body.type === 'plaint.body/1') return 'claim.identity.open';
  const last = eventsOf(current).findLast(({ type }) => type.startsWith('identity.'));
  if (last?.type === 'identity.requested') return 'claim.identity.asked';
  return last?.type === 'identity.granted' ? 'claim.identity.granted' : 'claim.identity.sealed';
}

/** What the reporter says, and what the rules say of it once all of it can be read. */
export function ClaimPane(props: ClaimPaneProps) {
  const { opened } = props;
  const words = useWords();
  const { t } = words;
  const { standard } = useWork();
  const { body, judgement } = opened;
  const { disagreements, missing, complete } = judgement;
  const supplements = supplementedIn(opened.thread.messages);
  const nameOf = (id: string) => nameOfElement(id, standard, words);
  return (
    <Pane name="claim" title={t('case.pane.claim')}>
      <Notice
        tone={complete ? 'good' : 'warn'}
        title={complete ? t('claim.complete') : t('claim.missing', { count: missing.length })}
      />
      <PanePart title={t('claim.elements')}>
        <ul class={styles['checks']}>
          {checklistOf(opened, standard).map(({ id, standing }) => (
            <li key={id} data-standing={standing}>
              <span class={styles['mark']} aria-hidden="true">
                {marks[standing]}
              </span>
              {nameOf(id)}{' '}
              <span class={styles['soft']}>
                {supplements.has(id) ? t('claim.added') : t(`claim.${standing}`)}
              </span>
            </li>
          ))}
        </ul>
      </PanePart>
      <PanePart title={t('claim.judged')}>
        {disagreements.length === 0 ? (
          <p class={styles['line']}>{t('claim.agrees')}</p>
        ) : (
          <Notice tone="bad" title={t('claim.disagrees', { count: disagreements.length })}>
            <ul class={styles['disagreements']}>
              {disagreements.map((each) => (
                <li key={JSON.stringify(each)}>{wordDisagreement(each, standard, words)}</li>
              ))}
            </ul>
          </Notice>
        )}
      </PanePart>
      <PanePart title={t('claim.words')}>
        <VeiledText
          title={t('claim.words')}
          keys="v"
          entries={[
            ...Object.entries(body.answers).map(([id, text]) => ({ id, name: nameOf(id), text })),
            ...[...supplements].map(([id, { number, text }]) => ({
              id: `added-${id}`,
              name: t('claim.supplement', { element: nameOf(id), number }),
              text,
            })),
          ]}
        />
      </PanePart>
      <PanePart title={t('claim.targets')}>
        <ul class={styles['targets']}>
          {body.targets.map((target) => (
            <li key={target}>
              <code>{showSigns(target)}</code>
            </li>
          ))}
        </ul>
      </PanePart>
      <PanePart title={t('claim.identity')}>
        <p class={styles['line']}>{t(identityKey(props))}</p>
      </PanePart>
    </Pane>
  );
}
