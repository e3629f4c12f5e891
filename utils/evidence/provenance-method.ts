import type { Provenance } from './provenance.ts';
import type { ProvenanceTexts } from './provenance-texts.ts';
import { readable } from './provenance-times.ts';
import type { RecordRow } from './record-page.ts';

/** How the evidence was made, and what is known of how true it is. */
export function methodRows(provenance: Provenance, texts: ProvenanceTexts): RecordRow[] {
  const { fields } = texts;
  const { software, browser, durationMs, mutationsDuring, nodes } = provenance;
  return [
    [fields.software, `${software.name} ${software.version} (${software.engine})`],
    [fields.build, software.buildSha256 ?? texts.notKnown],
    [fields.browser, browser],
    [fields.duration, `${durationMs.toFixed(0)} ms`],
    [fields.nodes, `${nodes.toLocaleString('en')}`],
    [fields.changes, `${mutationsDuring.toLocaleString('en')}`],
    [fields.selfCheck, selfCheckText(provenance, texts)],
    ...loadingRow(provenance, texts),
    ...pictureRow(provenance, texts),
    ...profileRow(provenance, texts),
  ];
}

function profileRow({ siteProfile: use }: Provenance, texts: ProvenanceTexts): RecordRow[] {
  if (use === undefined) return [];
  const words = texts.siteProfile[use.fit];
  const said =
    use.fit === 'none'
      ? words
      : words.replace(
          /\{(host|salt|sha256)\}/g,
          (_, name: 'host' | 'salt' | 'sha256') => use[name],
        );
  return [[texts.fields.siteProfile, said]];
}

function selfCheckText({ selfCheck }: Provenance, texts: ProvenanceTexts): string {
  if (selfCheck === undefined) return texts.notKnown;
  const share = selfCheck.result === 'not-done' ? 0 : selfCheck.differingShare;
  const said = texts.selfCheck[selfCheck.result].replace('{share}', (100 * share).toFixed(1));
  const regions = selfCheck.result === 'not-done' ? [] : (selfCheck.regions ?? []);
  if (regions.length === 0) return said;
  const places = filled(texts.selfCheckPlaces, { count: regions.length });
  return [
    said,
    places,
    ...(regions.some(({ isAtPost }) => isAtPost) ? [texts.selfCheckAtPost] : []),
  ].join(' ');
}

function loadingRow({ loading }: Provenance, texts: ProvenanceTexts): RecordRow[] {
  if (loading === undefined) return [];
  const { result, startedAt, endedAt, reached, heightAfter, windows, unfinished } = loading;
  const words = {
    reached,
    height: heightAfter,
    windows,
    unfinished,
    from: readable(startedAt),
    to: readable(endedAt),
  };
  return [[texts.fields.loading, filled(texts.loading[result], words)]];
}

function pictureRow({ pagePicture }: Provenance, texts: ProvenanceTexts): RecordRow[] {
  if (pagePicture === undefined) return [];
  const { windows, takenAt, missing, repeats } = pagePicture;
  const first = texts.pagePicture[missing.length === 0 ? 'whole' : 'partly'];
  const said = [
    filled(first, { windows, at: readable(takenAt) }),
    ...missing.map(({ what, from, size }) => filled(texts.pagePicture[what], { from, size })),
    ...(repeats ? [texts.pagePicture.repeats] : []),
  ];
  return [[texts.fields.pagePicture, said.join('\n')]];
}

/** `{name}` in a text, by the value of that name. */
function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
}
