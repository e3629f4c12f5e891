import type { Translator } from '../../utils/i18n/translate.ts';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { readReportFacts } from '../../utils/report/read-report-facts.ts';
import { answerOf } from '../../utils/standard/autofill.ts';
import type { Facts } from '../../utils/standard/condition.ts';
import { type Evaluation, evaluate } from '../../utils/standard/evaluate.ts';
import { categoriesOfGroup } from '../../utils/standard/find.ts';
import type { Missing } from '../../utils/standard/missing-basics.ts';
import {
  type Requested,
  requestedDocuments,
  requestedElements,
  requirementsOf,
} from '../../utils/standard/requirements.ts';
import type { Facet, Standard } from '../../utils/standard/schema.ts';
import type { Choice } from '../base/ChoiceGroup.tsx';
import { buildAdvice, type OwnNames } from './build-advice.ts';
import type {
  CategoryGroup,
  CoachView,
  DocumentNeed,
  Gap,
  Question,
  StepId,
} from './coach-view.ts';
import { questionOf } from './question-of.ts';

/** Elements that other parts of the form ask for. */
const askedElsewhere = new Set(['name', 'contact']);

/** The kind of harm, where it appears, who is affected. */
const basics = 3;

function buildCategories(standard: Standard, { pick }: Translator): CategoryGroup[] {
  return standard.groups.map((group) => ({
    label: pick(group.name),
    choices: categoriesOfGroup(standard, group.id).map((category) => ({
      value: category.id,
      label: pick(category.name),
      hint: pick(category.explanation),
      subtypes: category.subtypes.map((subtype) => ({
        value: subtype.id,
        label: pick(subtype.name),
      })),
    })),
  }));
}

function facetChoices(facets: readonly Facet[], { pick }: Translator): Choice[] {
  return facets.map((facet) => ({ value: facet.id, label: pick(facet.name) }));
}

function buildQuestion(
  { element, need }: Requested,
  missing: readonly Missing[],
  translator: Translator,
): Question | undefined {
  const gap = missing.find((item) => item.element === element.id);
  const problem = gap && translator.pick(gap.reason);
  return questionOf(element, { required: need === 'required', problem }, translator);
}

const firstStepFields: ReadonlySet<Missing['field']> = new Set(['category', 'affected']);

function stepOf(item: Missing, statement: readonly Question[]): StepId {
  if (firstStepFields.has(item.field)) return 'what';
  return statement.some((question) => question.element === item.element) ? 'what' : 'need';
}

/** The three basics, every required element and every document asked for; met or not. */
function countNeeded(facts: Facts, standard: Standard): number {
  const required = requestedElements(facts, standard).filter(({ need }) => need === 'required');
  return basics + required.length + requestedDocuments(facts, standard).length;
}

function needs(id: string, facts: Facts, standard: Standard): boolean {
  return requestedElements(facts, standard).some(
    ({ element, need }) => element.id === id && need === 'required',
  );
}

/** What may be said in place of something needed, and what is asked once it was: it belongs beside that. */
function instead(facts: Facts, standard: Standard): ReadonlySet<string> {
  const asked = requirementsOf(facts, standard);
  const alternatives = new Set(
    asked
      .filter(({ need }) => need === 'required')
      .flatMap(({ when }) => when?.withoutElement ?? []),
  );
  const followUps = asked.filter(({ when }) => when?.element?.some((id) => alternatives.has(id)));
  return new Set([...alternatives, ...followUps.map(({ element }) => element)]);
}

function documentNeeds({ documentsNeeded }: Evaluation, { pick }: Translator): DocumentNeed[] {
  return documentsNeeded.map(({ rule, supplied }) => ({
    id: rule.id,
    name: pick(rule.name),
    reason: pick(rule.reason),
    howTo: pick(rule.howTo),
    kinds: rule.kinds,
    isSupplied: supplied,
  }));
}

/** A selection over several posts names none of them, until the reporter says which is meant. */
function findUnpicked(
  draft: Draft,
  capture: CaptureRecord | undefined,
  { t }: Translator,
): Gap | undefined {
  if (capture?.facts.reached === undefined || draft.reachedPost !== undefined) return undefined;
  return { step: 'what', field: 'reachedPost', label: t('reached.name') };
}

/** The form for a draft, as the standard asks for it; what the capture already answers is not asked. */
export function buildCoachView(
  draft: Draft,
  capture: CaptureRecord | undefined,
  standard: Standard,
  translator: Translator,
  own: OwnNames = { names: [] },
): CoachView {
  const { sources, facts } = readReportFacts(draft, capture, standard);
  const evaluation = evaluate(facts, standard);
  const { missing, complete } = evaluation;
  const asked = requestedElements(facts, standard).filter(
    ({ element }) =>
      !askedElsewhere.has(element.id) &&
      // What the reporter changed or took out stays in their hands.
      (Object.hasOwn(draft.answers, element.id) || answerOf(element, {}, sources) === undefined),
  );
  const questions = asked.flatMap((item) => buildQuestion(item, missing, translator) ?? []);
  const isStatement = ({ control, required }: Question) => control === 'text' && required;
  const statement = questions.filter(isStatement).slice(0, 1);
  const others = questions.filter((question) => !statement.includes(question));
  const unpicked = findUnpicked(draft, capture, translator);
  const isPickNeeded = capture?.facts.reached !== undefined;
  const total = countNeeded(facts, standard) + Number(isPickNeeded);
  const gaps: readonly Gap[] = [
    ...(unpicked === undefined ? [] : [unpicked]),
    ...missing.map((item) => ({
      step: stepOf(item, statement),
      field: item.element,
      label: translator.pick(item.name),
    })),
  ];
  const beside = instead(facts, standard);
  const isAside = ({ element, required }: Question) => !required && !beside.has(element);
  return {
    categories: buildCategories(standard, translator),
    affected: facetChoices(standard.affected, translator),
    surfaces: facetChoices(standard.surfaces, translator),
    statement,
    details: others.filter((question) => !isAside(question)),
    extras: others.filter(isAside),
    documents: documentNeeds(evaluation, translator),
    documentKinds: standard.evidenceKinds.map(({ id, name }) => ({
      value: id,
      label: translator.pick(name),
    })),
    advice: buildAdvice(draft, capture, evaluation, standard, translator, own),
    missing: gaps,
    progress: { done: Math.max(0, total - gaps.length), total },
    isContactMissing: missing.some((item) => item.element === 'contact'),
    isNameMissing: missing.some((item) => item.element === 'name'),
    isNameNeeded: needs('name', facts, standard),
    mayBeAnonymous: !needs('contact', { ...facts, flags: ['anonymous'] }, standard),
    isComplete: complete && unpicked === undefined,
  };
}
