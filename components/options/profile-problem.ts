import type { Translator } from '../../utils/i18n/translate.ts';
import { maxSiteProfiles, siteProfileSchema } from '../../utils/protocol/site-profile.ts';
import { maxProfilesLength, type ProfileProblem } from '../../utils/thread/read-profiles.ts';

const fields = Object.keys(siteProfileSchema.shape);

/** What is wrong with a profile that somebody gave, and where. */
export function sayProblem({ t, bytes }: Translator, problem: ProfileProblem): string {
  const whole = (number: number | undefined) =>
    number === undefined ? t('siteProfiles.where.only') : t('siteProfiles.where.whole', { number });
  const part = ({ number, path }: { readonly number?: number; readonly path: string }) =>
    number === undefined ? path : t('siteProfiles.where', { number, field: path });
  switch (problem.kind) {
    case 'empty':
      return t('siteProfiles.problem.empty');
    case 'too-large':
      return t('siteProfiles.problem.too-large', { size: bytes(maxProfilesLength) });
    case 'too-many':
      return t('siteProfiles.problem.too-many', { count: maxSiteProfiles });
    case 'not-json':
      return t('siteProfiles.problem.not-json', { line: problem.line, column: problem.column });
    case 'not-a-profile':
      return t('siteProfiles.problem.not-a-profile', { where: whole(problem.number) });
    case 'same-id':
      return t('siteProfiles.problem.same-id', { where: whole(problem.number), id: problem.id });
    case 'not-a-selector':
      return t('siteProfiles.problem.not-a-selector', {
        where: part(problem),
        selector: problem.selector,
      });
    case 'missing':
      return t('siteProfiles.problem.missing', { where: part(problem) });
    case 'unknown':
      return t('siteProfiles.problem.unknown', { where: part(problem), fields: fields.join(', ') });
    case 'form':
      return t(`siteProfiles.problem.form.${formOf(problem.path)}`, { where: part(problem) });
  }
}

function formOf(path: string): 'id' | 'hosts' | 'host' | 'selector' {
  if (path === 'id' || path === 'hosts') return path;
  return path.startsWith('hosts[') ? 'host' : 'selector';
}
