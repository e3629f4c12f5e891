import { Notice } from '../../base/Notice.tsx';
import { useWords } from '../desk-context.ts';
import { PanePart } from '../Pane.tsx';
import { useActWords } from './act-words.tsx';
import { differenceFrom, suggestGrade } from './grading.ts';
import { nameOfMeasure } from './names.ts';
import styles from './parts.module.css';
import type { DecisionScene } from './scene.ts';

/** What waits for a signature: its rule, its measures, and where it departs from the rule (A5b). */
export function ProposalPart({ scene }: { readonly scene: DecisionScene }) {
  const { t } = useActWords();
  const { pick, when } = useWords();
  const { current, standard } = scene;
  const { proposal } = current;
  if (proposal === null) return null;
  const suggestion = suggestGrade(scene);
  const difference = differenceFrom(proposal, suggestion);
  const grade = standard.grades.find((each) => each.grade === proposal.grade);
  const { signedBy, signOffs, measures } = proposal;
  return (
    <PanePart title={t('proposal.title')}>
      <div data-proposal={proposal.grade} data-departs={difference} class={styles['part']}>
        <p class={styles['line']}>
          {t('proposal.grade', { grade: proposal.grade, name: grade ? pick(grade.name) : '' })}
        </p>
        <ul class={styles['list']}>
          {measures.map(({ id, expiresAt }) => (
            <li key={id}>
              {nameOfMeasure(id, standard, pick)}
              {expiresAt === undefined ? null : (
                <span class={styles['soft']}> {t('measure.until', { when: when(expiresAt) })}</span>
              )}
            </li>
          ))}
        </ul>
        <p class={styles['line']}>
          {suggestion === undefined
            ? t('grade.no-rule')
            : t('grade.rule', {
                grade: suggestion.grade.grade,
                name: pick(suggestion.grade.name),
                reason: pick(suggestion.reason),
              })}
        </p>
        <Notice
          tone={difference === 'none' ? 'good' : 'warn'}
          title={t(`difference.${difference}`)}
        />
        <p class={styles['line']} data-signed={signedBy.length}>
          {t('proposal.signed', {
            count: signedBy.length,
            of: signOffs,
            who: signedBy.map((number) => t('who.handler', { number })).join(', '),
          })}
        </p>
      </div>
    </PanePart>
  );
}
