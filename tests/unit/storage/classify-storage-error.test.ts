import { expect, it } from 'vitest';
import { PlaintError } from '../../../utils/errors.ts';
import { classifyStorageError } from '../../../utils/storage/classify-storage-error.ts';

it.each([
  ['QuotaExceededError', 'The current transaction exceeded its quota limitations.', 'storage_full'],
  ['DataError', 'Failed to write blobs (IOError)', 'storage_full'],
  ['AbortError', 'NS_ERROR_FILE_NO_DEVICE_SPACE', 'storage_full'],
  ['UnknownError', 'Internal error opening backing store for indexedDB.open.', 'storage_broken'],
  ['DataError', 'The parameter is not a valid key.', 'storage_failed'],
  ['AbortError', 'The transaction was aborted.', 'storage_failed'],
  ['NotReadableError', 'The blob could not be read.', 'storage_failed'],
])('%s: %s → %s', (name, message, code) => {
  const cause = new DOMException(message, name);
  expect(classifyStorageError(cause)).toMatchObject({ code, cause });
});

it('what is a PlaintError already keeps its code', () => {
  const error = new PlaintError('not_found');
  expect(classifyStorageError(error)).toBe(error);
});
