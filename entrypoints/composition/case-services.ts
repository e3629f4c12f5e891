import type { CaseServices } from '../../components/report/report-services.ts';
import { currentCaseId } from '../../utils/services/cases/file-capture.ts';
import { keepInCase } from '../../utils/services/cases/keep-in-case.ts';
import { listCases } from '../../utils/storage/cases.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';

/** Keeping a capture in a case, from any page. The case chosen is the one offered next. */
export function createCaseServices(db: PlaintDb): CaseServices {
  return {
    async listCases() {
      const current = await currentCaseId(db);
      const choices = (await listCases(db)).map(({ id, title }) => ({ id, title }));
      return { choices, current };
    },
    keepInCase: (draft, into) => keepInCase(db, draft, into),
  };
}
