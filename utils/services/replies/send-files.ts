import type { OutgoingWord } from '../../outbox/correspondence.ts';
import type { OutboxEvidence } from '../../outbox/item.ts';
import type { OutboxPorts, ReportAddress } from '../../outbox/ports.ts';
import { afterFailure } from '../../outbox/send-words.ts';
import type { PlaintDb } from '../../storage/open-plaint-db.ts';
import { createOutboxStore } from '../../storage/outbox-store.ts';
import { keepWord } from './keep-word.ts';

type Ports = Pick<OutboxPorts, 'now' | 'random' | 'transport'>;

type FilesOutcome =
  /** All of its files are at the endpoint. */
  | { readonly kind: 'there'; readonly word: OutgoingWord }
  | { readonly kind: 'changed'; readonly word: OutgoingWord }
  | { readonly kind: 'aborted' };

function withFile(word: OutgoingWord, file: OutboxEvidence): OutgoingWord {
  const evidence = word.evidence?.map((each) => (each.sha256 === file.sha256 ? file : each));
  return evidence === undefined ? word : { ...word, evidence };
}

/**
 * Uploads the sealed files of a word, one after the other, each from where the endpoint says that its upload
 * stands. What the endpoint confirmed is stored, so that a worker that ends goes on from there.
 */
export async function sendFiles(
  db: PlaintDb,
  address: ReportAddress,
  drafted: OutgoingWord,
  ports: Ports,
  signal: AbortSignal,
): Promise<FilesOutcome> {
  const store = createOutboxStore(db);
  let word = drafted;
  for (const file of drafted.evidence ?? []) {
    if (file.isStored) continue;
    const blob = await store.loadCiphertext(file.sha256);
    // Nobody has it any more: the reporter attaches it anew.
    if (blob === undefined)
      return { kind: 'changed', word: { ...word, state: 'refused', code: 'evidence_missing' } };
    const note = async (change: Partial<OutboxEvidence>) => {
      word = withFile(word, { ...file, ...change });
      await keepWord(db, address.reportId, word);
    };
    const outcome = await ports.transport.upload(
      {
        endpoint: address.endpoint,
        capability: address.capability,
        sha256: file.sha256,
        blob,
        isFresh: word.attempts === 0 && file.offset === 0,
        onProgress: (offset) => note({ offset }),
      },
      signal,
    );
    if (outcome.kind === 'stored') {
      await note({ offset: file.sizeBytes, isStored: true });
      continue;
    }
    if (outcome.answer.kind === 'aborted') return { kind: 'aborted' };
    return { kind: 'changed', word: afterFailure(word, outcome.answer, 'upload', ports) };
  }
  return { kind: 'there', word };
}
