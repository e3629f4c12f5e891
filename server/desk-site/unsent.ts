import type { DeskWork } from '../../components/desk/desk-services.ts';

type Unsent = Pick<DeskWork, 'noteUnsent' | 'forgetUnsent' | 'onUnsent'>;

/** Cases that were left while a signed step was on its way, and that did not take it. */
export function createUnsent(): Unsent {
  const cases = new Set<string>();
  const listeners = new Set<Parameters<DeskWork['onUnsent']>[0]>();
  const tell = () => {
    for (const listener of listeners) listener([...cases]);
  };
  return {
    noteUnsent(reportId) {
      cases.add(reportId);
      tell();
    },
    forgetUnsent(reportId) {
      if (cases.delete(reportId)) tell();
    },
    onUnsent(listener) {
      listeners.add(listener);
      listener([...cases]);
      return () => listeners.delete(listener);
    },
  };
}
