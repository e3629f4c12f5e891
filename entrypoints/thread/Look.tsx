import { useEffect, useMemo, useState } from 'preact/hooks';
import { LookPage } from '../../components/thread/LookPage.tsx';
import type { LookActions, LookPost, LookView } from '../../components/thread/look-view.ts';
import { defined } from '../../utils/defined.ts';
import { PlaintError } from '../../utils/errors.ts';
import { codeOrFault } from '../../utils/faults/expected.ts';
import type { Send } from '../../utils/messaging/send.ts';
import { parseJson } from '../../utils/parse-json.ts';
import { type PageLook, pageLookSchema } from '../../utils/protocol/page-look.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { updateSetting } from '../../utils/storage/settings.ts';
import { parseProfiles } from '../../utils/thread/parse-profiles.ts';
import { withProfiles } from '../../utils/thread/profile-list.ts';
import {
  boxAt,
  otherBlocks,
  pointedBlock,
  widerBlock,
  wordsOf,
} from '../../utils/thread/teach/pointed-block.ts';
import {
  type Lesson,
  type LookReading,
  noLesson,
  readLook,
} from '../../utils/thread/teach/read-look.ts';

interface Looked {
  readonly look: PageLook;
  readonly picture: string;
}

export interface LookAppProps {
  readonly db: PlaintDb;
  readonly send: Send;
  readonly tabId: number;
}

/** A page before its discussion is captured: looked at once, then judged here as often as it is corrected. */
export function LookApp({ db, send, tabId }: LookAppProps) {
  const [looked, setLooked] = useState<Looked | string | undefined>(undefined);
  const [lessons, setLessons] = useState<readonly Lesson[]>([]);
  const ask = () => {
    setLooked(undefined);
    setLessons([]);
    lookAt(send, tabId).then(setLooked, (thrown) =>
      setLooked(codeOrFault(thrown, 'capture_failed', 'thread.look')),
    );
  };
  useEffect(ask, [send, tabId]);
  const lesson = lessons.at(-1) ?? noLesson;
  const reading = useMemo(
    () => (typeof looked === 'object' ? readLook(looked.look, lesson) : undefined),
    [looked, lesson],
  );
  const teach = (next: Lesson) => setLessons([...lessons, next]);
  const add = (at: number) =>
    teach({ added: [...lesson.added, at], removed: lesson.removed.filter((one) => one !== at) });
  const actions: LookActions = {
    onAgain: ask,
    onAdd: add,
    onPoint(x, y) {
      const at = typeof looked === 'object' ? pointedBlock(looked.look, x, y) : undefined;
      if (at !== undefined) add(at);
    },
    onRemove: (at) =>
      teach({ added: lesson.added.filter((one) => one !== at), removed: [...lesson.removed, at] }),
    onWider(at) {
      const above = typeof looked === 'object' ? widerBlock(looked.look, at) : undefined;
      if (above === undefined) return;
      teach({ ...lesson, added: lesson.added.map((one) => (one === at ? above : one)) });
    },
    onUndo: () => setLessons(lessons.slice(0, -1)),
    async onCapture(isRemembered) {
      const profile = reading?.profile;
      if (isRemembered && profile !== undefined) {
        await updateSetting(db, 'siteProfiles', (stored) => [
          ...withProfiles(parseProfiles(stored).profiles, [profile]),
        ]);
      }
      await send('thread.start', { tabId, ...defined({ profile }) });
      window.close();
    },
  };
  const view = (): LookView | string | undefined => {
    if (typeof looked !== 'object') return looked;
    return reading && viewOf(looked, reading, lesson, lessons.length);
  };
  return <LookPage view={view()} actions={actions} />;
}

async function lookAt(send: Send, tabId: number): Promise<Looked> {
  const { look: json, picture } = await send('thread.look', { tabId });
  const look = parseJson(pageLookSchema, json);
  if (look === undefined) throw new PlaintError('invalid_message');
  return { look, picture };
}

const shownLength = 240;
const otherLength = 90;

function viewOf(
  { look, picture }: Looked,
  { posts, isLearned }: LookReading,
  { added }: Lesson,
  corrections: number,
): LookView {
  const { width, height } = look.view;
  return {
    picture,
    size: look.view,
    posts: posts.map((post): LookPost => {
      const box = boxAt(look, post.at);
      const isInPicture =
        box !== undefined && box.top < height && box.top + box.height > 0 && box.left < width;
      return {
        at: post.at,
        ...(isInPicture ? { box } : {}),
        ...defined({ author: post.author.name, time: post.time?.iso ?? post.time?.text }),
        text: post.text.slice(0, shownLength),
        unsure: post.unsure ?? [],
        isShown: added.includes(post.at),
      };
    }),
    others: otherBlocks(
      look,
      posts.map(({ at }) => at),
    ).map((at) => ({ at, words: wordsOf(look, at, otherLength) })),
    host: URL.parse(look.url)?.hostname ?? '',
    corrections,
    isLearned,
  };
}
