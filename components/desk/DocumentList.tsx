import { showLine } from '../../utils/i18n/show-signs.ts';
import { Button } from '../base/Button.tsx';
import { Row, RowList } from '../base/RowList.tsx';
import { useWords, useWork } from './desk-context.ts';
import type { HeldDocument } from './desk-services.ts';
import { nameOfDocument } from './names.ts';

/** A stranger's file is saved and never shown: what it does when it is opened is not for this page. */
function save({ name, bytes }: HeldDocument): void {
  if (bytes === undefined) return;
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export function DocumentList({ documents }: { readonly documents: readonly HeldDocument[] }) {
  const words = useWords();
  const { t } = words;
  const { standard } = useWork();
  if (documents.length === 0) return <p>{t('evidence.documents.none')}</p>;
  return (
    <RowList>
      {documents.map((each, place) => (
        <Row key={`${place} ${each.name}`}>
          <span>{nameOfDocument(each.kind, standard, words)}</span>
          {each.bytes === undefined ? (
            <span>{t('evidence.document.sealed')}</span>
          ) : (
            <Button variant="quiet" onClick={() => save(each)}>
              {t('evidence.document.save', { name: showLine(each.name) })}
            </Button>
          )}
        </Row>
      ))}
    </RowList>
  );
}
