import { paths } from '../../utils/protocol/wire.ts';
import {
  answer,
  forHandlers,
  fromHandlers,
  handler,
  type Json,
  operation,
  parameter,
  patternText,
} from './operation.ts';

const accountsPath: Json = {
  get: operation('readAccounts', {
    summary: 'Accounts by blind tag: with so many upheld cases, or listed.',
    security: handler,
    parameters: [parameter('query', 'upheld', patternText('^[1-9][0-9]{0,3}$'), false)],
    responses: { '200': answer('For handlers.', 'Accounts') },
  }),
};

const rosterPath: Json = {
  ...forHandlers('readRoster', 'Who is the named officer of which lane, and when.', 'Roster'),
  put: fromHandlers(
    'writeRoster',
    'Another roster; supervisors and administrators alone.',
    'Roster',
    'In force.',
  ),
};

const exposurePath: Json = {
  get: operation('readExposure', {
    summary: 'What handlers had to look at: sums of whole weeks, for supervisors.',
    security: handler,
    responses: { '200': answer('Of five people or more.', 'ExposureSums') },
  }),
  post: fromHandlers(
    'tellExposure',
    'Adds a week of one device to the sum; who told it is not kept.',
    'Exposure',
    'Added, now or before.',
  ),
};

/** What is watched across cases: deadlines, accounts, who is on duty, what handlers had to see. */
export const oversightPaths: Json = {
  [paths.deskSupervision]: forHandlers(
    'readSupervision',
    'What is overdue, by owner, lane and platform; for supervisors and auditors.',
    'Supervision',
  ),
  [paths.deskAccounts]: accountsPath,
  [paths.deskRoster]: rosterPath,
  [paths.deskExposure]: exposurePath,
};
