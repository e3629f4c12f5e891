import { isUnifiedCreditCode } from './check-digits/unified-credit-code.ts';
import { isChoiceOf } from './chosen.ts';
import type { FieldDefinition } from './field-schema.ts';

/** Zero-width and bidirectional control characters: they fill a field without saying anything. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/** In code units; the sealed body of a report holds no longer answer (`utils/protocol/body.ts`). */
const maxAnswerLength = 20_000;

/** What a value says: trimmed and without invisible characters. */
export function visibleText(value: string): string {
  return value.replace(invisible, '').trim();
}

function isWebUrl(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
}

function isDate(value: string): boolean {
  if (!/^\d{4}(-\d{2}(-\d{2}([T ].+)?)?)?$/.test(value)) return false;
  return !Number.isNaN(Date.parse(value.replace(' ', 'T')));
}

/** Milliseconds of an instant or of a position `[h:]mm:ss`; undefined if it is neither. */
function readMoment(value: string): number | undefined {
  const position = /^(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)$/.exec(value);
  if (position) {
    const [, hours = '0', minutes = '0', seconds = '0'] = position;
    return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  }
  const instant = /^\d{4}-\d{2}-\d{2}T/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(instant) ? undefined : instant;
}

function isInterval(value: string): boolean {
  const [start, end, ...rest] = value.split('/').map((part) => readMoment(part.trim()));
  return rest.length === 0 && start !== undefined && end !== undefined && start < end;
}

/** An e-mail address, a telephone number, or a handle that names its service (`WeChat: …`). */
function isContact(value: string): boolean {
  return (
    value.length <= 300 && (/^\S+@\S+\.\S+$/.test(value) || value.replace(/\s/g, '').length >= 5)
  );
}

function countDistinctLines(value: string): number {
  const lines = value.split('\n').map((line) => visibleText(line).toLowerCase());
  return new Set(lines.filter((line) => line !== '')).size;
}

function hasLength(value: string, minLength: number, maxLength: number): boolean {
  const length = [...value].length;
  return length >= minLength && length <= maxLength;
}

/** Whether a value fills the field. A `file` is never filled by a value, only by an attached document. */
export function isValidValue(field: FieldDefinition, raw: string): boolean {
  if (raw.length > maxAnswerLength) return false;
  const value = visibleText(raw);
  if (value === '') return false;
  switch (field.type) {
    case 'text':
    case 'statement':
      return hasLength(value, field.minLength, field.maxLength);
    case 'url':
      return isWebUrl(value);
    case 'account':
      return hasLength(value, 1, 2_000);
    case 'accounts':
      return countDistinctLines(raw) >= field.minItems;
    case 'contact':
      return isContact(value);
    case 'date':
      return isDate(value);
    case 'interval':
      return isInterval(value);
    case 'number':
      return /^\d{1,9}$/.test(value) && Number(value) >= field.min && Number(value) <= field.max;
    case 'choice':
      return isChoiceOf(field, value);
    case 'credit-code':
      return isUnifiedCreditCode(value.toUpperCase());
    case 'consent':
      return value === 'yes';
    case 'file':
      return false;
  }
}
