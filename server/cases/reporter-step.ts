import type { Case } from '../../utils/casework/case.ts';
import type { UnstampedEvent } from '../../utils/casework/case-event.ts';
import type { ReporterAct } from '../../utils/protocol/message.ts';
import type { SigningKey } from '../../utils/protocol/primitives.ts';
import type { Standard } from '../../utils/standard/schema.ts';

/**
 * The step that a reporter's message becomes. Its number is the case's own count, which a reporter does not
 * see: so what they sign is the message, and the step names it. An answer that nobody waits for any more is a
 * message like others: what somebody sent is never turned away because the desk was quicker.
 */
export function reporterStep(
  word: { readonly id: string; readonly act: ReporterAct },
  signer: SigningKey,
  { id, version }: Standard,
): (current: Case, sha256: string) => UnstampedEvent {
  return (current, sha256) => {
    const head = {
      id: word.id,
      reportId: current.reportId,
      seq: current.seq + 1,
      by: { party: 'reporter' as const, kid: signer.kid },
      standard: { id, version },
    };
    const { act } = word;
    switch (act.kind) {
      case 'withdrawal':
        return { ...head, type: 'report.withdrawn', sealed: sha256 };
      case 'rating':
        return { ...head, type: 'result.rated', rating: act.rating, sealed: sha256 };
      case 'complaint':
        return { ...head, type: 'complaint.lodged', about: act.about, sealed: sha256 };
      case 'answer':
      case 'message': {
        const isAwaited = act.kind === 'answer' && current.state === 'needs-more';
        const type = isAwaited ? 'supplement.received' : 'message.received';
        return { ...head, type, message: sha256 };
      }
    }
  };
}
