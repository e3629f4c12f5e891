import type { OpenedReport } from '../../components/desk/desk-services.ts';
import type { DeskVault } from '../../utils/desk/desk-vault.ts';
import { reportedAccounts } from '../../utils/desk/reported-accounts.ts';
import type { Standard } from '../../utils/standard/schema.ts';

/** The blind tags of the accounts that a report is against; none for a handler without the link key. */
export async function tagReportedAccounts(
  vault: DeskVault,
  standard: Standard,
  { body, header }: Pick<OpenedReport, 'body' | 'header'>,
): Promise<readonly string[]> {
  const accounts = reportedAccounts(body, header.platform, standard);
  const made = await vault.tagAccounts(accounts);
  return made.ok ? made.value : [];
}
