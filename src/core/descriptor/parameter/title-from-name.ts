const WORDS = /\p{Lu}{2,}s(?!\p{Ll})|\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}\p{M}]+|\p{N}+/gu;
const ACRONYMS = new Map(
  ['API', 'CSS', 'CSV', 'HTML', 'HTTP', 'ID', 'IP', 'JSON', 'URL', 'URI', 'XML'].map((word) => [
    word.toLowerCase(),
    word,
  ]),
);

export function titleFromName(name: string): string {
  const words = (name.match(WORDS) ?? []).map(plainWord);
  const sentence = words.join(' ');
  return sentence === '' ? name : sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function plainWord(word: string): string {
  const lower = word.toLowerCase();
  const acronym = ACRONYMS.get(lower);
  if (acronym !== undefined) return acronym;
  const singular = lower.endsWith('s') ? ACRONYMS.get(lower.slice(0, -1)) : undefined;
  return singular === undefined ? lower : `${singular}s`;
}
