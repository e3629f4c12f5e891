import type { Standard } from '../schema.ts';
import { text } from '../text.ts';
import { acceptance } from './acceptance.ts';
import { enterpriseCategories } from './categories/enterprise.ts';
import { personalCategories } from './categories/personal.ts';
import { publicCategories } from './categories/public.ts';
import { documentRules } from './documents.ts';
import { elements } from './elements/all.ts';
import { required } from './elements/fields.ts';
import { evidenceKinds } from './evidence-kinds.ts';
import { affected, surfaces } from './facets.ts';
import { lanes } from './lanes.ts';
import { laws } from './library/laws.ts';
import { grades, measures } from './measures.ts';
import { screens } from './screens.ts';
import { flags, groups } from './terms.ts';

/**
 * The first standard without what only the writer of a report reads: guides, typical cases, rights, hints and
 * summaries of laws. That is half of it, and a desk would wait for it. All that reports are judged by is
 * here.
 */
export const guideline2023AtDesk: Standard = {
  type: 'plaint.standard/1',
  id: 'guideline-2023',
  version: '1.4.0',
  name: text(
    'Guideline on reports of online infringement (2023)',
    '网络侵权信息举报工作指导意见（2023）',
    '網絡侵權資訊舉報工作指導意見（2023）',
  ),
  languages: ['en', 'zh-Hans', 'zh-Hant'],
  rightsStaleDays: 365,
  groups: [...groups],
  categories: [...personalCategories, ...publicCategories, ...enterpriseCategories],
  elements: [...elements],
  common: [required('url')],
  evidenceKinds: [...evidenceKinds],
  documentRules: [...documentRules],
  surfaces: [...surfaces],
  affected: [...affected],
  flags: [...flags],
  lanes: [...lanes],
  measures: [...measures],
  grades: [...grades],
  screens: [...screens],
  acceptance: [...acceptance],
  warnings: [],
  betterCategories: [],
  guides: [],
  cases: [],
  laws: [...laws],
  rights: [],
  coach: { lexicons: [], suggestions: [], screens: [] },
};
