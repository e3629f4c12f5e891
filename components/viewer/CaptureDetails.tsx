import type { ComponentChildren } from 'preact';
import { showLine, showSigns } from '../../utils/i18n/show-signs.ts';
import type { Omission } from '../../utils/protocol/capture-account.ts';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import { postedAt } from '../base/posted-at.ts';
import { LoadingNote } from '../report/LoadingNote.tsx';
import { PictureNote } from '../report/PictureNote.tsx';
import { useTranslator } from '../services.ts';
import styles from './CaptureDetails.module.css';

function Row({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div class={styles['row']}>
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}

/** What is not in a capture: of what kind, by what name or address, why, and how much of it. */
function CutRow({ cut: omission }: { readonly cut: Omission }) {
  const { t } = useTranslator();
  return (
    <tr>
      <td>
        {t(`cut.what.${omission.what}`)}
        {omission.examples.length > 0 ? (
          <ul class={styles['named']}>
            {omission.examples.map((example) => (
              <li key={example}>{showLine(example)}</li>
            ))}
          </ul>
        ) : null}
      </td>
      <td>{t(`cut.why.${omission.why}`)}</td>
      <td>{omission.count}</td>
    </tr>
  );
}

/** What was captured, when by which clock, what is not in it and why, and every hash. */
export function CaptureDetails({ capture }: { readonly capture: CaptureRecord }) {
  const { t, when, bytes } = useTranslator();
  const { facts, clocks } = capture;
  const { selfCheck: check, siteProfile, loading, pagePicture } = facts.account;
  return (
    <>
      <dl class={styles['list']}>
        <Row name={t('evidence.url')}>{showSigns(facts.page.url.shown)}</Row>
        {facts.page.url.canonical ? (
          <Row name={t('viewer.canonical')}>{showSigns(facts.page.url.canonical)}</Row>
        ) : null}
        {facts.post?.author.name ? (
          <Row name={t('evidence.author')}>{showSigns(facts.post.author.name)}</Row>
        ) : null}
        {facts.post?.time ? (
          <Row name={t('evidence.posted')}>{postedAt(facts.post.time, when)}</Row>
        ) : null}
        <Row name={t('evidence.captured')}>{when(clocks.browser)}</Row>
        {clocks.endpoint ? (
          <Row name={t('viewer.clockOffset')}>
            {t(`viewer.clockOffset.${clocks.endpoint.offsetMs < 0 ? 'behind' : 'ahead'}`, {
              offset: Math.abs(Math.round(clocks.endpoint.offsetMs)),
              uncertainty: Math.round(clocks.endpoint.uncertaintyMs),
            })}
          </Row>
        ) : null}
        {check ? (
          <Row name={t('capture.check.name')}>
            {t(`capture.check.${check.result}`, {
              share: check.result === 'not-done' ? '' : (100 * check.differingShare).toFixed(1),
            })}
          </Row>
        ) : null}
        {loading ? (
          <Row name={t('capture.load.name')}>
            <LoadingNote loading={loading} />
          </Row>
        ) : null}
        {pagePicture ? (
          <Row name={t('capture.whole.name')}>
            <PictureNote picture={pagePicture} />
          </Row>
        ) : null}
        {siteProfile ? (
          <Row name={t('capture.profile.name')}>
            {siteProfile.fit === 'none'
              ? t('capture.profile.none')
              : t(`capture.profile.${siteProfile.fit}`, siteProfile)}
          </Row>
        ) : null}
        <Row name={t('viewer.software')}>
          Plaint {capture.software.version}, {capture.software.browser}
        </Row>
      </dl>
      <section class={styles['cuts']}>
        <h2 class={styles['heading']}>{t('viewer.cuts')}</h2>
        {facts.account.cuts.length === 0 ? (
          <p>{t('viewer.cuts.none')}</p>
        ) : (
          <table class={styles['table']}>
            <tbody>
              {facts.account.cuts.map((omission) => (
                <CutRow key={`${omission.what} ${omission.why}`} cut={omission} />
              ))}
            </tbody>
          </table>
        )}
      </section>
      <details>
        <summary class={styles['summary']}>{t('viewer.hashes')}</summary>
        <ul class={styles['hashes']}>
          {capture.artefacts.map((artefact) => (
            <li key={`${artefact.role} ${artefact.url} ${artefact.sha256}`}>
              {showSigns(artefact.name)} · {bytes(artefact.sizeBytes)}
              <br />
              <code>{artefact.sha256}</code>
            </li>
          ))}
        </ul>
      </details>
      <p class={styles['limits']}>{t('preview.captureNote')}</p>
    </>
  );
}
