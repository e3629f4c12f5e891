/**
 * ISO 8601 in UTC of a date written for machines: RFC 3339, ISO 8601 with a zone, RFC 5322, or a bare
 * date. A time without a zone is ambiguous and gives no instant; a bare date stays a date.
 */
export function isoFromMachineDate(text: string): string | undefined {
  const bare = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (bare !== null) return Number.isNaN(Date.parse(text)) ? undefined : text;
  if (
    /^\d{4}-?\d{2}-?\d{2}[T ]\d{2}:?\d{2}(:?\d{2}([.,]\d+)?)? ?(Z|[+-]\d{2}:?\d{2})$/i.test(text)
  ) {
    return toIso(Date.parse(text.replace(' ', 'T').replace(' ', '').replace(',', '.')));
  }
  const isRfc5322 =
    /^([A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(:\d{2})? (GMT|UTC|[+-]\d{4})$/;
  return isRfc5322.test(text) ? toIso(Date.parse(text)) : undefined;
}

function toIso(ms: number): string | undefined {
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
