/** The document type as it was, since it decides between standard and quirks layout; empty without one. */
export function writeDoctype(document: Document): string {
  const get = Object.getOwnPropertyDescriptor(Document.prototype, 'doctype')?.get;
  const type = get?.call(document) as DocumentType | null | undefined;
  if (type === null || type === undefined) return '';
  const { publicId, systemId } = type;
  if (publicId === '' && systemId === '') return '<!doctype html>';
  const system = systemId === '' ? '' : ` ${quoted(systemId)}`;
  return publicId === ''
    ? `<!doctype html system${system}>`
    : `<!doctype html public ${quoted(publicId)}${system}>`;
}

/** The parser lets an identifier hold one kind of quotation mark at most. */
function quoted(id: string): string {
  return id.includes('"') ? `'${id.replaceAll("'", '')}'` : `"${id}"`;
}
