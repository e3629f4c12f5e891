import type { Approval, TeamAnswer } from '../../utils/desk/team-wire.ts';
import type { PeopleTranslator } from '../../utils/i18n/desk-people.ts';
import { Button } from '../base/Button.tsx';
import { Row, RowList } from '../base/RowList.tsx';
import { useWords } from './desk-context.ts';
import { PeopleNotice } from './PeopleNotice.tsx';
import { PeoplePart } from './PeoplePart.tsx';
import type { PeopleFailure, PeopleWork } from './people-services.ts';
import { useAttempt } from './use-attempt.ts';

export interface WaitingListProps {
  readonly waiting: TeamAnswer['waiting'];
  readonly work: PeopleWork;
  readonly words: PeopleTranslator;
  readonly onChanged: () => void;
}

/** What one person has asked for and another has to approve. */
export function WaitingList({ waiting, work, words, onChanged }: WaitingListProps) {
  const { t } = words;
  const { when } = useWords();
  const { isBusy, failure, attempt } = useAttempt<PeopleFailure>();
  const { grants, invitations, roles } = waiting;
  if (grants.length + invitations.length + roles.length === 0) return null;
  const certifiedWords = (until: string | null) =>
    until === null ? t('certified.of.none') : t('certified.of.holds', { when: when(until) });
  const approve = async (of: Approval['of'], sha256: string) => {
    if ((await attempt(() => work.approve(of, sha256))) === true) onChanged();
  };
  return (
    <PeoplePart title={t('waiting.title')}>
      <RowList>
        {invitations.map(({ secretSha256, roles, certifiedUntil }) => (
          <Row key={secretSha256}>
            <span>
              {t('waiting.invitation', {
                roles: roles.map((role) => t(`role.${role}`)).join(' · '),
              })}{' '}
              · {certifiedWords(certifiedUntil)}
            </span>
            <Button disabled={isBusy} onClick={() => void approve('invitation', secretSha256)}>
              {t('waiting.button')}
            </Button>
          </Row>
        ))}
        {roles.map(({ sha256, handler, roles: wanted, certifiedUntil }) => (
          <Row key={sha256}>
            <span>
              {t('waiting.roles', {
                number: handler,
                roles: wanted.map((role) => t(`role.${role}`)).join(' · '),
              })}
              {certifiedUntil === undefined ? null : ` · ${certifiedWords(certifiedUntil)}`}
            </span>
            <Button disabled={isBusy} onClick={() => void approve('roles', sha256)}>
              {t('waiting.button')}
            </Button>
          </Row>
        ))}
        {grants.map((grant) => (
          <Row key={grant.signature}>
            <span>
              {t('waiting.grant', {
                key: t(`purpose.${grant.purpose}`),
                number: grant.to.handler,
              })}
            </span>
            <Button
              disabled={isBusy}
              onClick={async () => approve('grant', await work.sha256OfGrant(grant))}
            >
              {t('waiting.button')}
            </Button>
          </Row>
        ))}
      </RowList>
      <PeopleNotice failure={failure} words={words} />
    </PeoplePart>
  );
}
