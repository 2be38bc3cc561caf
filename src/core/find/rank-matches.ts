import { plainText } from './plain-text.ts';

/** Points of a text for one wanted word, best first: it is the text, begins it, begins a word of it, is in it, or is spread over it. */
const POINTS = { whole: 100, beginning: 80, word: 60, inside: 40, spread: 10 } as const;

/** Letters of a word that may stand apart in a text: fewer fit nearly everywhere. */
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

/**
 * The items that fit what is typed, best first and otherwise in their order: every word of it has to be found in one of
 * an item's texts, also with letters left out. A text that stands first counts a little more. All of them for a blank text.
 */
export function rankMatches<Item>(
  items: readonly Item[],
  textsOf: (item: Item) => readonly string[],
  typed: string,
): readonly Item[] {
  const words = plainText(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  const ranked = items.flatMap((item) => {
    const texts = textsOf(item).map(plainText);
    const points = words.map((word) =>
      Math.max(...texts.map((text, index) => Math.max(0, pointsOf(text, word) - index))),
    );
    return points.includes(0) ? [] : [{ item, points: points.reduce((sum, one) => sum + one, 0) }];
  });
  return ranked.sort((a, b) => b.points - a.points).map(({ item }) => item);
}
