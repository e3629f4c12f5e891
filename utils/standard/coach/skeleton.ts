/**
 * Characters that look like a Latin letter, by that letter (after Unicode TS 39, cut to what is met in
 * names).
 */
const lookAlikes: Readonly<Record<string, string>> = {
  a: 'аαɑ@4',
  b: 'ьвβ8',
  c: 'сϲ',
  d: 'ԁ',
  e: 'еє3ε',
  g: 'ɡ9',
  h: 'һн',
  j: 'ј',
  k: 'кκ',
  l: 'ӏіιɩı1|!i',
  m: 'мμ',
  n: 'пη',
  o: 'оο0օ〇',
  p: 'рρ',
  s: 'ѕ5$',
  t: 'тτ7',
  u: 'υս',
  v: 'ѵν',
  w: 'ѡω',
  x: 'хχ',
  y: 'уγ',
  z: 'ᴢ2',
};

const letterOf = new Map(
  Object.entries(lookAlikes).flatMap(([letter, signs]) => [...signs].map((sign) => [sign, letter])),
);

/** Two names with the same skeleton look alike: case, accents, separators and similar characters are gone. */
export function skeletonOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}\s._·・-]/gu, '');
  const letters = [...plain].map((sign) => letterOf.get(sign) ?? sign).join('');
  return letters.replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll('cl', 'd');
}
