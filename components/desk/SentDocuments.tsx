import { useState } from 'preact/hooks';
import { showLine } from '../../utils/i18n/show-signs.ts';
import type { DocumentClaim } from '../../utils/protocol/evidence.ts';
import type { EvidenceKey } from '../../utils/protocol/evidence-key.ts';
import { Button } from '../base/Button.tsx';
import { Row, RowList } from '../base/RowList.tsx';
import { useWords, useWork } from './desk-context.ts';
import type { DeskTrouble } from './desk-services.ts';
import { nameOfDocument } from './names.ts';
import { saveAsBytes } from './save-as-bytes.ts';
import { TroubleNotice } from './TroubleNotice.tsx';

export interface SentDocumentsProps {
  readonly reportId: string;
  readonly documents: readonly DocumentClaim[];
  readonly keys: readonly EvidenceKey[];
}

/** Files that came with a message: fetched and opened when somebody wants one. */
export function SentDocuments({ reportId, documents, keys }: SentDocumentsProps) {
  const words = useWords();
  const work = useWork();
  const [trouble, setTrouble] = useState<DeskTrouble | undefined>(undefined);
  if (documents.length === 0) return null;
  const save = async ({ sha256, name, kind }: DocumentClaim) => {
    setTrouble(undefined);
    const key = keys.find((each) => each.sha256 === sha256);
    if (key === undefined) return setTrouble('not-found');
    const opened = await work.openDocument(reportId, key, new AbortController().signal);
    if (opened.ok) saveAsBytes(name ?? kind, opened.value);
    else setTrouble(opened.error);
  };
  return (
    <>
      <RowList>
        {documents.map((each) => (
          <Row key={each.sha256}>
            <span>{nameOfDocument(each.kind, work.standard, words)}</span>
            <Button variant="quiet" onClick={() => void save(each)}>
              {words.t('evidence.document.save', { name: showLine(each.name ?? each.kind) })}
            </Button>
          </Row>
        ))}
      </RowList>
      {trouble === undefined ? null : <TroubleNotice trouble={trouble} />}
    </>
  );
}
