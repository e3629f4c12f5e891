import { Choices } from '../../base/Choices.tsx';
import { TextInput } from '../../base/TextInput.tsx';
import { useWords } from '../desk-context.ts';
import { nameOfLane } from '../names.ts';
import { ActBodies } from './ActBodies.tsx';
import { AppealFields } from './AppealFields.tsx';
import type { ActFieldsProps } from './act-fields-props.ts';
import { useActWords } from './act-words.tsx';
import type { Act } from './acts.ts';
import { appealAbout, complaintAbout, inspectionReasons, recheckResults } from './build-act.ts';
import { InterimFields } from './InterimFields.tsx';
import { ListFields } from './ListFields.tsx';
import { NumberFields } from './NumberFields.tsx';
import { ProposalFields } from './ProposalFields.tsx';
import { UntilInput } from './UntilInput.tsx';

/**
 * Which acts come with words, and what those are to whoever reads them. Of a complaint only the reporter's
 * own words belong to the step, as a message; what somebody noted on the telephone is a note.
 */
const wordsOf: Partial<Readonly<Record<Act, 'reason' | 'question' | 'answer'>>> = {
  return: 'reason',
  interim: 'reason',
  reissue: 'reason',
  refuse: 'reason',
  review: 'reason',
  end: 'reason',
  complaint: 'reason',
  'lodge-appeal': 'reason',
  appeal: 'reason',
  lane: 'reason',
  consult: 'question',
  consulted: 'answer',
  guide: 'question',
  plan: 'answer',
  explain: 'answer',
  inspect: 'reason',
  demand: 'reason',
  rectified: 'answer',
  recheck: 'reason',
  list: 'reason',
  unlist: 'reason',
};

/** What one act asks, and its words. */
export function ActFields(props: ActFieldsProps) {
  const { draft, onChange } = props;
  const { t } = useActWords();
  const kind = wordsOf[draft.act];
  return (
    <>
      <OwnFields {...props} />
      {kind === undefined ? null : (
        <TextInput
          label={t(`words.${kind}`)}
          hint={t('words.sealed')}
          rows={3}
          value={draft.words}
          onInput={(words) => onChange({ ...draft, words })}
        />
      )}
    </>
  );
}

function OwnFields(props: ActFieldsProps) {
  const { draft, scene, onChange } = props;
  const words = useActWords();
  const desk = useWords();
  const { t } = words;
  const { standard, team = [], current } = scene;
  const choose = (choice: string) => onChange({ ...draft, choice });
  const chosen = draft.choice === undefined ? [] : [draft.choice];
  switch (draft.act) {
    case 'propose':
      return <ProposalFields {...props} />;
    case 'interim':
      return <InterimFields {...props} />;
    case 'appeal':
      return <AppealFields {...props} />;
    case 'forward':
    case 'reissue':
    case 'confirm':
    case 'refuse':
    case 'review':
    case 'end':
      return <NumberFields {...props} />;
    case 'consult':
    case 'consulted':
      return <ActBodies {...props} />;
    case 'complaint':
      return (
        <Choices
          legend={t('complaint.decision')}
          name="choice"
          isSingle
          choices={(['upheld', 'not-upheld'] as const).map((id) => ({
            id,
            name: t(`complaint.${id}`),
            note: t(`complaint.${id}.means`),
          }))}
          chosen={chosen}
          onChoose={choose}
        />
      );
    case 'lodge-complaint':
      return (
        <Choices
          legend={t('complaint.about')}
          name="choice"
          isSingle
          choices={complaintAbout.map((id) => ({ id, name: t(`complaint.about.${id}`) }))}
          chosen={chosen}
          onChoose={choose}
        />
      );
    case 'lodge-appeal':
      return (
        <Choices
          legend={t('appeal.about')}
          name="choice"
          isSingle
          choices={appealAbout.map((id) => ({ id, name: t(`appeal.about.${id}`) }))}
          chosen={chosen}
          onChoose={choose}
        />
      );
    case 'lane':
      return (
        <Choices
          legend={t('lane.to')}
          name="choice"
          isSingle
          choices={standard.lanes
            .filter(({ id }) => id !== current.lane)
            .map(({ id, explanation }) => ({
              id,
              name: nameOfLane(id, standard, desk),
              note: desk.pick(explanation),
            }))}
          chosen={chosen}
          onChoose={choose}
        />
      );
    case 'assign':
      return (
        <Choices
          legend={t('assign.to')}
          name="to"
          isSingle
          choices={team.map(({ number, roles }) => ({
            id: String(number),
            name: t('who.handler', { number }),
            note: roles.map((role) => t(`is.${role}`)).join(', '),
          }))}
          chosen={[draft.to]}
          onChoose={(to) => onChange({ ...draft, to })}
        />
      );
    case 'inspect':
      return (
        <Choices
          legend={t('inspect.reason')}
          name="choice"
          isSingle
          choices={inspectionReasons.map((id) => ({ id, name: t(`inspect.reason.${id}`) }))}
          chosen={chosen}
          onChoose={choose}
        />
      );
    case 'demand':
      return (
        <UntilInput
          label={t('demand.until')}
          value={draft.until}
          onInput={(until) => onChange({ ...draft, until })}
        />
      );
    case 'recheck':
      return (
        <Choices
          legend={t('recheck.result')}
          name="choice"
          isSingle
          choices={recheckResults.map((id) => ({ id, name: t(`recheck.${id}`) }))}
          chosen={chosen}
          onChoose={choose}
        />
      );
    case 'list':
    case 'unlist':
      return <ListFields {...props} />;
    case 'link':
      return (
        <TextInput
          label={t('link.to')}
          hint={t('link.to.hint')}
          name="to"
          value={draft.to}
          onInput={(to) => onChange({ ...draft, to: to.trim() })}
        />
      );
    case 'unlink':
      return (
        <Choices
          legend={t('link.which')}
          name="to"
          isSingle
          choices={current.linked.map((id) => ({ id, name: id.slice(0, 8) }))}
          chosen={[draft.to]}
          onChoose={(to) => onChange({ ...draft, to })}
        />
      );
    case 'close':
    case 'settle':
    case 'sign':
      return <p>{t(`act.${draft.act}.means`)}</p>;
    default:
      return null;
  }
}
