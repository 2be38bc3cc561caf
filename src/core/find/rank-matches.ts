import { plainText } from './plain-text.ts';

const POINTS = { whole: 100, beginning: 80, word: 60, inside: 40, spread: 10 } as const;

/** Minimum letters of a word that may match spread out: shorter ones match nearly everywhere. */
const SPREAD_FROM = 3;

const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

function holdsInOrder(text: string, wanted: string): boolean {
  let at = 0;
  for (const character of wanted) {
    at = text.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function pointsOf(text: string, wanted: string): number {
  const at = text.indexOf(wanted);
  if (at === 0) return text.length === wanted.length ? POINTS.whole : POINTS.beginning;
  if (at > 0) return isWordCharacter(text[at - 1]) ? POINTS.inside : POINTS.word;
  return wanted.length >= SPREAD_FROM && holdsInOrder(text, wanted) ? POINTS.spread : 0;
}

function pointsOfWords(texts: readonly string[], words: readonly string[]): readonly number[] {
  const plain = texts.map(plainText);
  return words.map((word) =>
    Math.max(0, ...plain.map((text, index) => Math.max(0, pointsOf(text, word) - index))),
  );
}

const sumOf = (points: readonly number[]) => points.reduce((sum, one) => sum + one, 0);

const wordsOf = (typed: string) => plainText(typed).split(/\s+/).filter(Boolean);

/**
 * Items that match every typed word in one of their texts, also with letters left out; best first,
 * otherwise in order. All items for blank text.
 */
export function rankMatches<Item>(
  items: readonly Item[],
  textsOf: (item: Item) => readonly string[],
  typed: string,
): readonly Item[] {
  const words = wordsOf(typed);
  if (words.length === 0) return items;
  const ranked = items.flatMap((item) => {
    const points = pointsOfWords(textsOf(item), words);
    return points.includes(0) ? [] : [{ item, points: sumOf(points) }];
  });
  return ranked.sort((a, b) => b.points - a.points).map(({ item }) => item);
}

type RankedBy<Item> = {
  readonly textsOf: (item: Item) => readonly string[];
  readonly idsOf: (item: Item) => readonly string[];
  readonly groupOf: (item: Item) => number;
};

/**
 * Matching items by group, best first within each; if there are none, matches with letters left out. All
 * items for blank text.
 */
export function rankInGroups<Item>(
  items: readonly Item[],
  { textsOf, idsOf, groupOf }: RankedBy<Item>,
  typed: string,
): readonly Item[] {
  const words = wordsOf(typed);
  const id = plainText(typed).trim();
  const ranked = items.flatMap((item) => {
    const begins = id !== '' && idsOf(item).some((text) => plainText(text).startsWith(id));
    const points = begins ? words.map(() => POINTS.beginning) : pointsOfWords(textsOf(item), words);
    if (points.includes(0)) return [];
    const isWhole = points.every((one) => one > POINTS.spread);
    return [{ item, isWhole, group: groupOf(item), points: sumOf(points) }];
  });
  const whole = ranked.filter(({ isWhole }) => isWhole);
  return (whole.length > 0 ? whole : ranked)
    .sort((a, b) => a.group - b.group || b.points - a.points)
    .map(({ item }) => item);
}
