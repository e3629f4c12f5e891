import { Choices } from '../../base/Choices.tsx';
import { Notice } from '../../base/Notice.tsx';
import { TextInput } from '../../base/TextInput.tsx';
import { type Command, useCommands } from '../commands.ts';
import { useWords } from '../desk-context.ts';
import type { ActFieldsProps } from './act-fields-props.ts';
import { useActWords } from './act-words.tsx';
import { isOverride } from './build-act.ts';
import { measuresWithin, preselected, suggestGrade } from './grading.ts';
import { MeasureChoices } from './MeasureChoices.tsx';

/** Grade by the rule that leads there, its measures, and a reason for whatever departs from it (A4d). */
export function ProposalFields({ draft, scene, onChange }: ActFieldsProps) {
  const { t } = useActWords();
  const { pick } = useWords();
  const { standard, grading } = scene;
  const suggestion = suggestGrade(scene);
  const { grade = 0 } = draft;
  const chooseGrade = (next: number) =>
    onChange({ ...draft, grade: next, measures: preselected(next, standard) });
  const later = () => {
    const at = standard.grades.findIndex((each) => each.grade === grade);
    const next = standard.grades[(at + 1) % standard.grades.length];
    if (next !== undefined) chooseGrade(next.grade);
  };
  const command: Command = { id: 'grade', keys: 'g', label: t('grade.next'), run: later };
  useCommands([command]);
  return (
    <>
      <Notice
        title={
          suggestion === undefined
            ? t('grade.no-rule')
            : t('grade.rule', {
                grade: suggestion.grade.grade,
                name: pick(suggestion.grade.name),
                reason: pick(suggestion.reason),
              })
        }
      >
        <p>{t('grade.before', { count: grading.upheldBefore })}</p>
      </Notice>
      <Choices
        legend={t('grade.title')}
        name="grade"
        isSingle
        choices={standard.grades.map((each) => ({
          id: String(each.grade),
          name: `${each.grade} · ${pick(each.name)}`,
          note: t('grade.signOffs', { count: each.signOffs }),
        }))}
        chosen={[String(grade)]}
        onChoose={(id) => chooseGrade(Number(id))}
      />
      <MeasureChoices
        draft={draft}
        measures={measuresWithin(grade, standard)}
        onChange={onChange}
      />
      {isOverride(draft, scene) ? (
        <TextInput
          label={t('grade.override')}
          hint={t('words.sealed')}
          rows={3}
          value={draft.words}
          onInput={(words) => onChange({ ...draft, words })}
        />
      ) : null}
    </>
  );
}
