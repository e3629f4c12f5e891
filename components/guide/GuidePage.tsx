import { categoriesOfGroup, findLibrary } from '../../utils/standard/find.ts';
import { readRights } from '../../utils/standard/rights.ts';
import type { Category } from '../../utils/standard/schema.ts';
import { PageFrame } from '../base/PageFrame.tsx';
import { ClearEverything } from '../safety/ClearEverything.tsx';
import { useServices, useTranslator } from '../services.ts';
import { standardTroubles } from '../standard-trouble.ts';
import styles from './GuidePage.module.css';
import { RightsMatrix } from './RightsMatrix.tsx';

export interface GuidePageProps {
  /** A category or sub-type, or `rights`: the part to open at. */
  readonly part: string;
  readonly nowMs: number;
}

/** Guide, typical cases, laws and the rights matrix, out of the standard on this device: readable offline. */
export function GuidePage({ part, nowMs }: GuidePageProps) {
  const { standard, standardTrouble } = useServices();
  const { t, pick, nameOf } = useTranslator();
  const opened = part.split('.')[0] ?? '';
  const rights = readRights(standard, nowMs);
  const emergency = rights.filter(({ entry }) => entry.kind === 'emergency');

  return (
    <PageFrame title={t('guide.title')}>
      <section class={styles['emergency']} aria-labelledby="emergency">
        <h2 class={styles['heading']} id="emergency">
          {t('guide.emergency')}
        </h2>
        <p class={styles['text']}>{t('guide.emergency.body')}</p>
        <RightsMatrix rights={emergency} />
      </section>
      {standard.groups.map((group) => (
        <section key={group.id} class={styles['group']} aria-labelledby={`group-${group.id}`}>
          <h2 class={styles['heading']} id={`group-${group.id}`}>
            {pick(group.name)}
          </h2>
          {categoriesOfGroup(standard, group.id).map((category) => (
            <CategoryGuide key={category.id} category={category} isOpen={category.id === opened} />
          ))}
        </section>
      ))}
      <section class={styles['group']} aria-labelledby="rights">
        <h2 class={styles['heading']} id="rights">
          {t('guide.rights')}
        </h2>
        <p class={styles['text']}>{t('guide.rights.body')}</p>
        <RightsMatrix rights={rights.filter(({ entry }) => entry.kind !== 'emergency')} />
      </section>
      <section class={styles['group']} aria-labelledby="safety">
        <h2 class={styles['heading']} id="safety">
          {t('safety.title')}
        </h2>
        <p class={styles['text']}>{t('safety.leave')}</p>
        <ClearEverything />
      </section>
      <p class={styles['version']}>
        {nameOf(standard.name)} · {standard.version}
        {standardTrouble === undefined ? '' : ` · ${t(standardTroubles[standardTrouble])}`}
      </p>
    </PageFrame>
  );
}

interface CategoryGuideProps {
  readonly category: Category;
  readonly isOpen: boolean;
}

/** How to report one kind of harm, what became of such a report, and the law behind it. */
function CategoryGuide({ category, isOpen }: CategoryGuideProps) {
  const { standard } = useServices();
  const { t, pick } = useTranslator();
  const { guide, typicalCase, laws } = findLibrary(standard, category.id);
  return (
    <details id={category.id} class={styles['category']} open={isOpen}>
      <summary class={styles['name']}>{pick(category.name)}</summary>
      <div class={styles['body']}>
        <p class={styles['text']}>{pick(category.explanation)}</p>
        {guide ? (
          <>
            <h3 class={styles['part']}>{t('guide.steps')}</h3>
            <ol class={styles['steps']}>
              {guide.steps.map((step) => (
                <li key={step.en}>{pick(step)}</li>
              ))}
            </ol>
          </>
        ) : null}
        {typicalCase ? (
          <>
            <h3 class={styles['part']}>{t('guide.case')}</h3>
            <blockquote class={styles['case']}>
              <p class={styles['caseTitle']}>{pick(typicalCase.title)}</p>
              <p>{pick(typicalCase.story)}</p>
              <p>{pick(typicalCase.outcome)}</p>
            </blockquote>
          </>
        ) : null}
        {laws.length > 0 ? (
          <>
            <h3 class={styles['part']}>{t('guide.laws')}</h3>
            <ul class={styles['laws']}>
              {laws.map((law) => (
                <li key={law.id}>
                  <strong>
                    {pick(law.name)} {pick(law.article)}
                  </strong>{' '}
                  {pick(law.summary)}
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
    </details>
  );
}
