import type { Refusal } from '../../utils/casework/apply-event.ts';
import type { TakenStep } from '../../utils/casework/wire.ts';
import type { Taken } from '../cases/take-step.ts';
import type { AppContext } from '../http/app-env.ts';
import { RequestRefused } from '../problem.ts';

/** These are about the person and not about the case. */
const personal = new Set<Refusal>([
  'wrong-role',
  'no-certificate',
  'both-sides',
  'acted-before',
  'reviewed-before',
  'team-of-one',
]);

/** What became of a step, as it is answered. Throws RequestRefused for one that was not taken. */
export function answerTaken(c: AppContext, taken: Taken): Response {
  switch (taken.kind) {
    case 'taken': {
      const step: TakenStep = taken.placed;
      return c.json(step, taken.isNew ? 201 : 200);
    }
    case 'conflict':
      throw new RequestRefused('conflict');
    case 'no-case':
      throw new RequestRefused('not-found');
    case 'stale': {
      const { seq, state, owner } = taken.current;
      const more = { case: { seq, state, owner }, since: taken.since };
      throw new RequestRefused('out-of-step', { more });
    }
    case 'refused': {
      const errors = [{ pointer: '/type', code: taken.refusal }];
      const status = personal.has(taken.refusal) ? 403 : 422;
      throw new RequestRefused('step-refused', { status, errors });
    }
  }
}
