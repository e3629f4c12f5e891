import { type ErrorCode, PlaintError } from '../errors.ts';

/**
 * What a failing IndexedDB means. `storage_full`: make room, nothing is lost. `storage_broken`: restart the
 * browser; the data is there and must not be wiped. `storage_failed`: anything else; it may pass.
 */
export function classifyStorageError(thrown: unknown): PlaintError {
  if (thrown instanceof PlaintError) return thrown;
  return new PlaintError(storageCode(nameOf(thrown), messageOf(thrown)), { cause: thrown });
}

function storageCode(name: string, message: string): ErrorCode {
  if (name === 'QuotaExceededError') return 'storage_full';
  // Chromium's words for a full disk when the value holds a Blob: a DataError, not a quota error.
  if (/failed to write blobs/i.test(message)) return 'storage_full';
  if (/no space left|disk is full|NS_ERROR_FILE_NO_DEVICE_SPACE/i.test(message)) {
    return 'storage_full';
  }
  // Chromium crbug.com/40335204; Firefox says UnknownError when its storage directory cannot be opened.
  if (/internal error opening backing store/i.test(message)) return 'storage_broken';
  if (name === 'UnknownError' && /indexedDB\.open|opening/i.test(message)) return 'storage_broken';
  return 'storage_failed';
}

function nameOf(thrown: unknown): string {
  return thrown instanceof DOMException || thrown instanceof Error ? thrown.name : '';
}

function messageOf(thrown: unknown): string {
  return thrown instanceof DOMException || thrown instanceof Error ? thrown.message : '';
}
