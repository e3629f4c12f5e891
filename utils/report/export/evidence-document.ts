import type { ExportTexts } from '../../i18n/export-texts.ts';
import type { Locale } from '../../i18n/language.ts';
import { fill } from '../../i18n/translate.ts';
import { toldTime } from '../../protocol/told-time.ts';
import type { RecheckRecord } from '../recheck-record.ts';
import type { CaseExport, ExportedItem } from './case-export.ts';
import { escapedText, facts, html, htmlTable, type Markup, paragraphs, place } from './html.ts';
import { printPage } from './print-page.ts';

/** Pictures by SHA-256, as `data:` addresses; what is not in it is named as left out. */
export type Pictures = ReadonlyMap<string, string>;

const excerptLength = 80;

function excerpt(value: string): string {
  const line = value.replace(/\s+/gu, ' ').trim();
  const signs = [...line];
  return signs.length > excerptLength ? `${signs.slice(0, excerptLength).join('')}…` : line;
}

function code(value: string): Markup {
  return html`<code>${value}</code>`;
}

/** `2030-01-02 12:00:00 UTC`: the same in every language, and never a guess at the reader's zone. */
export function utc(instant: string): string {
  return instant.replace('T', ' ').replace(/(?:\.\d+)?Z$/, ' UTC');
}

function evidenceTable(items: readonly ExportedItem[], texts: ExportTexts): Markup {
  const { columns, states } = texts;
  return htmlTable(
    [
      columns.number,
      columns.what,
      columns.where,
      columns.when,
      columns.contentSha256,
      columns.state,
    ],
    items.map(({ number, item, state }) => [
      html`${number}`,
      html`${escapedText(item.author.name ?? '—')}<br>${escapedText(excerpt(item.text))}`,
      place(item, texts),
      html`${utc(item.capturedAt)}`,
      code(item.contentSha256),
      html`${states[state]}`,
    ]),
    'evidence',
  );
}

interface Moment {
  readonly at: string;
  readonly what: Markup;
}

function checkMoment(number: number, check: RecheckRecord, texts: ExportTexts): Moment[] {
  const seen = fill(texts.timeline.checked, {
    number,
    outcome: texts.outcomes[check.outcome],
  });
  const { confirmed } = check;
  return [
    { at: check.checkedAt, what: html`${seen}` },
    ...(confirmed === undefined
      ? []
      : [
          {
            at: confirmed.at,
            what: html`${fill(texts.timeline.confirmed, { number, outcome: texts.outcomes[confirmed.outcome] })}`,
          },
        ]),
  ];
}

/** Everything with a time of its own, in order; what a page says about its own time is marked as such. */
function momentsOf(items: readonly ExportedItem[], texts: ExportTexts): Moment[] {
  const moments = items.flatMap(({ number, item, report, checks }): Moment[] => {
    const posted = new Date(item.time?.iso ?? Number.NaN);
    const at = (key: 'posted' | 'captured' | 'received') =>
      html`${fill(texts.timeline[key], { number })}`;
    return [
      ...(Number.isNaN(posted.getTime()) ? [] : [{ at: posted.toISOString(), what: at('posted') }]),
      { at: item.capturedAt, what: at('captured') },
      ...(report?.receivedAt === undefined
        ? []
        : [{ at: report.receivedAt, what: at('received') }]),
      ...(report?.stepAt === undefined || report.step === undefined
        ? []
        : [
            {
              at: report.stepAt,
              what: html`${fill(texts.timeline.step, { number, step: texts.steps[report.step] })}`,
            },
          ]),
      ...checks.flatMap((check) => checkMoment(number, check, texts)),
    ];
  });
  return moments.sort((a, b) => a.at.localeCompare(b.at));
}

function pictureOf({ capture, number }: ExportedItem, pictures: Pictures, texts: ExportTexts) {
  const shot =
    capture?.artefacts.find(({ role }) => role === 'screenshot-marked') ??
    capture?.artefacts.find(({ role }) => role === 'screenshot');
  if (shot === undefined) return undefined;
  const source = pictures.get(shot.sha256);
  const caption = fill(texts.evidence.screenshot, { number });
  return source === undefined
    ? html`<p class="note">${fill(texts.evidence.pictureLeftOut, { number })} ${code(shot.sha256)}</p>`
    : html`<figure><img src="${source}" alt="${caption}"><figcaption>${caption} · SHA-256 ${code(shot.sha256)}</figcaption></figure>`;
}

function hashTable({ capture }: ExportedItem, { columns, roles }: ExportTexts): Markup | undefined {
  const parts = (capture?.artefacts ?? []).filter(({ role }) => role !== 'resource');
  if (parts.length === 0) return undefined;
  return htmlTable(
    [columns.part, 'SHA-256', columns.bytes],
    parts.map(({ role, sha256, sizeBytes }) => [
      html`${roles[role as keyof typeof roles] ?? role}`,
      code(sha256),
      html`${sizeBytes}`,
    ]),
    'hashes',
  );
}

function itemSection(
  each: ExportedItem,
  pictures: Pictures,
  texts: ExportTexts,
  language: Locale,
): Markup {
  const { item, number, state } = each;
  const { columns, states } = texts;
  const resources = (each.capture?.artefacts ?? []).filter(
    ({ role }) => role === 'resource',
  ).length;
  return html`<section class="item"><h3>${fill(texts.evidence.item, { number })}</h3>
${facts([
  [columns.address, place(item, texts)],
  [columns.title, item.title ? escapedText(item.title) : undefined],
  [columns.author, item.author.name ? escapedText(item.author.name) : undefined],
  [columns.authorUrl, item.author.url ? escapedText(item.author.url) : undefined],
  [columns.postedAt, item.time ? escapedText(toldTime(item.time)) : undefined],
  [columns.capturedAt, html`${utc(item.capturedAt)}`],
  [columns.contentSha256, code(item.contentSha256)],
  [columns.state, html`${states[state]}`],
  [columns.reportId, item.reportId === undefined ? undefined : code(item.reportId)],
  [columns.tags, item.tags.length === 0 ? undefined : escapedText(item.tags.join(', '))],
  [columns.note, item.note === '' ? undefined : escapedText(item.note)],
])}
<blockquote>${escapedText(item.text.slice(0, 4000))}${item.text.length > 4000 ? '…' : ''}</blockquote>
${pictureOf(each, pictures, texts)}
${hashTable(each, texts)}
${resources === 0 ? undefined : html`<p class="note">${fill(texts.evidence.resources, { count: resources }, language)}</p>`}
</section>`;
}

/**
 * The case as a paginated document: facts, table of evidence, timeline, every item with pictures and hashes.
 */
export function evidenceDocument(
  data: CaseExport,
  texts: ExportTexts,
  pictures: Pictures = new Map(),
): string {
  const { record, items } = data;
  const { evidence } = texts;
  const moments = momentsOf(items, texts);
  return printPage({
    language: data.language,
    title: fill(evidence.title, { title: data.title }),
    running: {
      head: data.title,
      foot: fill(texts.madeAt, { at: utc(data.exportedAt) }),
      page: texts.page,
    },
    body: [
      facts([
        [texts.fields.case, escapedText(data.title)],
        [texts.fields.category, data.category === undefined ? undefined : html`${data.category}`],
        [
          texts.fields.reporter,
          data.reporter === undefined ? undefined : escapedText(data.reporter.name),
        ],
        [texts.fields.items, html`${items.length}`],
        [texts.fields.exportedAt, html`${utc(data.exportedAt)}`],
        [texts.fields.software, html`${data.software}`],
      ]),
      record.statement
        ? html`<h2>${evidence.statement}</h2>${paragraphs(record.statement)}`
        : html``,
      html`<h2>${evidence.table}</h2>`,
      evidenceTable(items, texts),
      html`<h2>${evidence.timeline}</h2><p class="note">${evidence.timelineNote}</p>`,
      htmlTable(
        [texts.columns.when, texts.columns.what],
        moments.map(({ at, what }) => [html`${utc(at)}`, what]),
      ),
      html`<h2>${evidence.items}</h2>`,
      ...items.map((each) => itemSection(each, pictures, texts, data.language)),
      html`<h2>${evidence.limits}</h2>`,
      ...texts.limits.map((limit) => html`<p>${limit}</p>`),
    ],
  });
}
