import { showLine } from '../../utils/i18n/show-signs.ts';
import { Button } from '../base/Button.tsx';
import { Row, RowList } from '../base/RowList.tsx';
import { useWords, useWork } from './desk-context.ts';
import type { HeldDocument } from './desk-services.ts';
import { nameOfDocument } from './names.ts';
import { saveAsBytes } from './save-as-bytes.ts';

export function DocumentList({ documents }: { readonly documents: readonly HeldDocument[] }) {
  const words = useWords();
  const { standard } = useWork();
  if (documents.length === 0) return <p>{words.t('evidence.documents.none')}</p>;
  return (
    <RowList>
      {documents.map((each, place) => (
        <Row key={`${place} ${each.name}`}>
          <span>{nameOfDocument(each.kind, standard, words)}</span>
          <Held {...each} />
        </Row>
      ))}
    </RowList>
  );
}

function Held({ name, bytes }: HeldDocument) {
  const { t } = useWords();
  if (bytes === undefined) return <span>{t('evidence.document.sealed')}</span>;
  return (
    <Button variant="quiet" onClick={() => saveAsBytes(name, bytes)}>
      {t('evidence.document.save', { name: showLine(name) })}
    </Button>
  );
}
