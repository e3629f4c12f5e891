import type { RepliesServices } from '../../components/outbox/replies-services.ts';
import type { PageServices } from '../../components/services.ts';
import { noted } from '../../utils/faults/expected.ts';
import type { Send } from '../../utils/messaging/send.ts';
import { isNobodyThere } from '../../utils/platform/browser-refusals.ts';
import { keepTyped, readTyped } from '../../utils/services/replies/half-typed.ts';
import { holdFile } from '../../utils/services/replies/held-file.ts';
import {
  buildCaseProof,
  loadCaseView,
  loadOpenedMessages,
} from '../../utils/services/replies/load-case.ts';
import { dropWord, sayWord } from '../../utils/services/replies/say-word.ts';
import { dropHalfTyped } from '../../utils/storage/half-typed.ts';
import type { PlaintDb } from '../../utils/storage/open-plaint-db.ts';
import { dropSealedFiles } from '../../utils/storage/sealed-files.ts';
import { saveFile } from './save-file.ts';

/** The cases of received reports over the storage; what is said goes out through the background. */
export function createRepliesServices(
  db: PlaintDb,
  send: Send,
  { standard, translator }: PageServices,
): RepliesServices {
  return {
    loadCase: (id) => loadCaseView(db, id, standard, translator.pick),
    loadThread: (id) => loadOpenedMessages(db, id),
    async say(id, said) {
      await sayWord(db, id, said, standard);
      await send('outbox.wake', {}).catch(noted('page.wake', undefined, isNobodyThere));
    },
    drop: (id, word) => dropWord(db, id, word),
    holdFile: (id, file) => holdFile(db, id, file),
    letGo: ({ opener }) => dropSealedFiles(db, [opener.sealedSha256]),
    loadTyped: (reportId, kind) => readTyped(db, { reportId, kind }),
    keepTyped: (reportId, kind, typed) => keepTyped(db, { reportId, kind }, typed),
    forgetTyped: (reportId, kind) => dropHalfTyped(db, { reportId, kind }),
    async saveProof(id) {
      const proof = await buildCaseProof(db, id);
      if (proof !== undefined) saveFile(proof, `proof-${id.slice(0, 8)}.json`);
    },
  };
}
