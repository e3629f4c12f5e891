import { type FoundData, findPersonalData } from './find-personal-data.ts';

const mask = '•';

/** How much of the end stays readable, so that a handler can tell two numbers apart. */
const visibleTail = {
  'identity-number': 2,
  'bank-card': 4,
  phone: 2,
  email: 0,
  address: 0,
  plate: 0,
} as const;

function maskValue({ kind, value }: FoundData): string {
  const signs = [...value];
  const tail = visibleTail[kind];
  return signs
    .map((sign, index) => {
      if (index >= signs.length - tail) return sign;
      return /[\p{L}\p{N}]/u.test(sign) ? mask : sign;
    })
    .join('');
}

/**
 * Replaces every letter and digit of the personal data found by a dot, of numbers all but the last few.
 * The original stays with the caller, to be sealed.
 */
export function maskPersonalData(text: string): {
  readonly masked: string;
  readonly found: readonly FoundData[];
} {
  const found = findPersonalData(text);
  let masked = '';
  let position = 0;
  for (const data of found) {
    masked += text.slice(position, data.start) + maskValue(data);
    position = data.end;
  }
  return { masked: masked + text.slice(position), found };
}
