/**
 * Saves a file as bytes of no kind, so that no browser shows it: what a stranger's file does when it is
 * opened is not for this page.
 */
export function saveAsBytes(name: string, bytes: Blob): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
