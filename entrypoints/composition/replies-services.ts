import type { RepliesServices } from '../../components/outbox/replies-services.ts';
import type { PageServices } from '../../components/services.ts';
import { noted } from '../../utils/faults/expected.ts';
import type { Send } from '../../utils/messaging/send.ts';
import { isNobodyThere } from '../../utils/platform/browser-refusals.ts';
import {
  buildCaseProof,
  loadCaseView,
  loadThread,
} from '../../utils/services/replies/load-case.ts';
import { dropWord, sayWord } from '../../utils/services/replies/say-word.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { saveFile } from './save-file.ts';

/** The cases of received reports over the storage; what is said goes out through the background. */
export function createRepliesServices(
  db: PlaintDb,
  send: Send,
  { standard, translator }: PageServices,
): RepliesServices {
  return {
    loadCase: (id) => loadCaseView(db, id, standard, translator.pick),
    loadThread: (id) => loadThread(db, id),
    async say(id, said) {
      await sayWord(db, id, said, standard);
      await send('outbox.wake', {}).catch(noted('page.wake', undefined, isNobodyThere));
    },
    drop: (id, word) => dropWord(db, id, word),
    async saveProof(id) {
      const proof = await buildCaseProof(db, id);
      if (proof !== undefined) saveFile(proof, `proof-${id.slice(0, 8)}.json`);
    },
  };
}
