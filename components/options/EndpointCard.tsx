import { Notice } from '../base/Notice.tsx';
import { useServices, useTranslator } from '../services.ts';
import { standardTroubles } from '../standard-trouble.ts';
import styles from './EndpointCard.module.css';

export interface EnrolledEndpoint {
  readonly origin: string;
  readonly name: string;
  /** RFC 7638 thumbprint of the pinned root key. */
  readonly fingerprint: string;
  readonly isManaged: boolean;
}

/** Groups of four, which a person can compare aloud. */
function groupFingerprint(fingerprint: string): string {
  return fingerprint.match(/.{1,4}/g)?.join(' ') ?? fingerprint;
}

/** The rules that reports are checked by, and why they are not the endpoint’s own, if they are not. */
function StandardLine() {
  const { standard, standardTrouble } = useServices();
  const { t, nameOf } = useTranslator();
  return (
    <>
      <p>
        {t('standard.inUse', { name: nameOf(standard.name) })} · {standard.version}
      </p>
      {standardTrouble === undefined ? null : <p>{t(standardTroubles[standardTrouble])}</p>}
    </>
  );
}

/** The endpoint that is set up, with the key that is pinned. */
export function EndpointCard({ endpoint }: { readonly endpoint: EnrolledEndpoint }) {
  const { t } = useTranslator();
  return (
    <Notice tone="good" title={t('options.endpoint.connected', { name: endpoint.name })} live>
      <dl class={styles['facts']}>
        <dt>{t('options.endpoint.address')}</dt>
        <dd dir="ltr">{endpoint.origin}</dd>
        <dt>{t('options.endpoint.fingerprint')}</dt>
        <dd>
          <code class={styles['fingerprint']}>{groupFingerprint(endpoint.fingerprint)}</code>
          <br />
          {t('options.endpoint.fingerprint.hint')}
        </dd>
      </dl>
      <StandardLine />
      {endpoint.isManaged ? <p>{t('options.endpoint.managed')}</p> : null}
    </Notice>
  );
}
