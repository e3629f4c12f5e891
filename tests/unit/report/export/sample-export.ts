import type { Language } from '../../../../utils/i18n/language.ts';
import type { CaseExport, ExportedItem } from '../../../../utils/report/export/case-export.ts';
import { sampleCase, sampleItem } from '../../storage/sample-casebook.ts';
import { hex, sampleCapture } from '../../storage/sample-records.ts';

/** A name that tries everything: markup, a formula, right-to-left marks, quotes, a style sheet's end. */
export const hostileName = '=HYPERLINK("x")<script>alert(1)</script>\u202Eevil\u2069","</style>';

export function sampleExport(language: Language, count = 12): CaseExport {
  const record = sampleCase({
    title: language === 'en' ? 'The lantern fund' : '灯笼基金',
    statement:
      language === 'en'
        ? 'The posts say that the treasurer took the lantern fund.\n\nThe accounts are on the notice board; nothing is missing.'
        : '帖子称会计拿走了灯笼基金。\n\n账目张贴在公告栏，分文不少。',
    documents: [
      { sha256: hex('d'), name: '营业执照.pdf', mediaType: 'application/pdf', sizeBytes: 10 },
    ],
    template: { category: 'defamation', answers: {} },
  });
  const items = Array.from({ length: count }, (_, at): ExportedItem => {
    const reportId = crypto.randomUUID();
    const item = sampleItem(record.id, {
      kind: 'post',
      url: `https://forum.example.org/t/${at}`,
      permalink: `https://forum.example.org/t/1#post-${at + 1}`,
      author:
        at === 0
          ? { name: hostileName }
          : { name: `用户 ${at}`, url: `https://forum.example.org/u/${at}` },
      text: `他把整个灯笼基金都拿走了，还买了一条船。大家去他店里问问他。 The whole fund is gone, part ${at}. `.repeat(
        at % 4 === 0 ? 6 : 1,
      ),
      time: { text: '昨天', iso: `2030-01-0${(at % 9) + 1}T08:00:00.000Z` },
      ...(at % 3 === 0 ? { reportId } : {}),
    });
    return {
      number: at + 1,
      item,
      capture: at % 5 === 4 ? undefined : sampleCapture(crypto.randomUUID(), [hex('a'), hex('b')]),
      state: at % 3 === 0 ? 'received' : 'collected',
      report:
        at % 3 === 0 ? { isReceived: true, receivedAt: '2030-01-10T09:00:00.000Z' } : undefined,
      checks:
        at === 3
          ? [
              {
                id: crypto.randomUUID(),
                itemId: item.id,
                url: item.url,
                checkedAt: '2030-01-20T09:00:00.000Z',
                outcome: 'removed',
                confirmed: { outcome: 'up', at: '2030-01-21T09:00:00.000Z' },
              },
            ]
          : [],
    };
  });
  return {
    record,
    title: record.title,
    items,
    exportedAt: '2030-02-01T10:00:00.000Z',
    language,
    reporter: { name: 'Teal Kettle', contact: 'reporter@example.org' },
    category: language === 'en' ? 'Defamation' : '诽谤',
    software: 'Plaint 0.1.0',
  };
}
