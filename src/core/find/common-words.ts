import { plainText } from './plain-text.ts';

const EMPTY = new Set(
  'and are for from into its not one that the their them this with you your all any each every how what when scraper scrapers scraping worker workers data api tool tools pro new get extract extractor collect via fast best finder monitor'.split(
    ' ',
  ),
);

const SHORTEST = 3;

type DescribedWorker = { readonly title: string; readonly description: string };

/**
 * Words shared by titles or descriptions of several items, as filters: most frequent first, without those
 * that nearly all have. Latin words only, spelled as in the first title.
 */
export function commonWords(items: readonly DescribedWorker[], most: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const item of items)
    for (const word of plainWordsOf(item)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const shown = new Map<string, string>();
  for (const word of items.flatMap(({ title }) => wordsOf(title)))
    if (!shown.has(plainText(word))) shown.set(plainText(word), word);
  const countOf = ([plain]: readonly [string, string]) => counts.get(plain) ?? 0;
  return [...shown]
    .filter(([plain]) => plain.length >= SHORTEST && !EMPTY.has(plain))
    .filter((word) => countOf(word) > 1 && countOf(word) < items.length * 0.8)
    .sort((a, b) => countOf(b) - countOf(a))
    .slice(0, most)
    .map(([, word]) => word.charAt(0).toUpperCase() + word.slice(1));
}

export const hasWord = (item: DescribedWorker, word: string): boolean =>
  plainWordsOf(item).has(plainText(word));

const plainWordsOf = ({ title, description }: DescribedWorker): ReadonlySet<string> =>
  new Set(wordsOf(`${title} ${description}`).map(plainText));

const wordsOf = (text: string): readonly string[] => text.match(/\p{Script=Latin}+/gu) ?? [];
