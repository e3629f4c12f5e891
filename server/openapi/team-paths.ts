import { paths } from '../../utils/protocol/wire.ts';
import {
  answer,
  forHandlers,
  fromHandlers,
  handler,
  type Json,
  jsonContent,
  operation,
  parameter,
  patternText,
} from './operation.ts';
import type { BodyName } from './schemas.ts';

const enrolPath: Json = {
  post: operation('enrol', {
    summary: 'Redeems an invitation, once. The same keys again: the same answer.',
    requestBody: { required: true, content: jsonContent('Enrolment') },
    responses: {
      '200': answer('They had joined before.', 'Enrolled'),
      '201': answer('On the team.', 'Enrolled'),
    },
  }),
};

const boxesPath: Json = {
  put: fromHandlers(
    'keepBoxes',
    'All boxes of a handler’s keys, in place of those before; of two methods at least.',
    'Boxes',
    'Kept.',
  ),
};

const boxPath: Json = {
  parameters: [parameter('path', 'id', patternText('^[A-Za-z0-9_-]{43}$'))],
  get: operation('readBox', {
    summary:
      'One box by the id that its passkey or recovery code gives; none that a passphrase shuts.',
    responses: { '200': answer('For whoever can tell the id.', 'KeyBox') },
  }),
};

/** What a second person may have to approve. */
const placing = (id: string, summary: string, name: BodyName): Json => ({
  post: operation(id, {
    summary,
    security: handler,
    requestBody: { required: true, content: jsonContent(name) },
    responses: { '200': answer('Kept; `waiting` for a second person or in force.', 'Placed') },
  }),
});

const approvalsPath: Json = {
  post: fromHandlers(
    'approve',
    'The second person for a grant, an invitation or other roles.',
    'Approval',
    'In force.',
  ),
};

const revocationsPath: Json = {
  post: fromHandlers(
    'revokeHandler',
    'Takes somebody off the team, by an administrator; never the last one.',
    'Revocation',
    'They are off.',
  ),
};

/** Who is on the team, by which keys, and with which rights. */
export const teamPaths: Json = {
  [paths.deskEnrol]: enrolPath,
  [paths.deskMe]: forHandlers(
    'readMe',
    'Who asks, their boxes and the shared keys that they were granted.',
    'DeskMe',
  ),
  [paths.deskTeam]: forHandlers(
    'readTeam',
    'Everybody who ever joined, and what waits for a second person.',
    'Team',
  ),
  [paths.deskBoxes]: boxesPath,
  [paths.deskBox('{id}')]: boxPath,
  [paths.deskInvitations]: placing(
    'invite',
    'Invites somebody; administrators alone.',
    'NewInvitation',
  ),
  [paths.deskGrants]: placing(
    'grantKey',
    'Hands a shared private key on, sealed to one handler.',
    'KeyGrant',
  ),
  [paths.deskRoles]: placing(
    'changeRoles',
    'Changes what somebody on the team may do; administrators alone.',
    'RoleChange',
  ),
  [paths.deskApprovals]: approvalsPath,
  [paths.deskRevocations]: revocationsPath,
};
