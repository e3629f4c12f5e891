import { Notice } from '../base/Notice.tsx';
import { certificationOf } from './certification.ts';
import { useWords } from './desk-context.ts';
import { usePeopleWords } from './use-people.ts';

/** Whoever judges hears beforehand that they soon may not, and whom to ask (A22–24). */
export function CertificationNotice({ until }: { readonly until: string }) {
  const words = usePeopleWords();
  const { when } = useWords();
  const state = certificationOf(until, Date.now());
  if (words === undefined || state === 'none' || state === 'holds') return null;
  return (
    <div data-certification={state}>
      <Notice tone="warn" title={words.t(`certified.${state}`, { when: when(until) })}>
        <p>{words.t('certified.renew')}</p>
      </Notice>
    </div>
  );
}
