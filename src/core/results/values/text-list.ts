import type { Json } from '#core/json/json.ts';

const SEPARATOR = /\s*[,;|\n]\s+|\s*[|\n]\s*/;

/** The items of a list written as text, such as "info@a.com, rebate@b.com"; for any other text, the text. */
export function textItems(text: string): readonly string[] {
  return text
    .split(SEPARATOR)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

const LONGEST = 80;
const PLURAL = /^all[_\s-]|(?:^|[_\s-])(?:list|tags|categories|emails|phones|types|keywords|genres|skills)$/i;
const MARKED = /^(?:[^\s@]+@[^\s@]+\.[^\s@]+|https?:\/\/\S+|\+\d[\d ().-]{6,})$/i;

type SeenItems = { count: number; readonly fromStart: Set<number>; readonly fromEnd: Set<number> };

/**
 * Judges value by value whether the texts of a column are lists: by the column's name, by items that are
 * all e-mail addresses, web addresses or phone numbers, or by items that recur at other positions of other
 * texts. That distinguishes lists from addresses ("93 Example St, Brooklyn") and sentences.
 */
export function textListJudge(key: string) {
  const items = new Map<string, SeenItems>();
  let lists = 0;
  let isSentence = false;
  let marked = true;
  return {
    take: (value: Json | undefined) => {
      if (typeof value !== 'string' || value === '' || isSentence) return;
      const parts = textItems(value);
      if (parts.length > 1) lists += 1;
      isSentence = parts.some((part) => part.length > LONGEST);
      marked &&= parts.every((part) => MARKED.test(part));
      parts.forEach((part, at) => note(items, part, { at, back: parts.length - at }));
    },
    isList: (): boolean => {
      if (lists === 0 || isSentence) return false;
      if (marked) return true;
      const again = [...items.values()].filter(({ count }) => count > 1);
      const moved = again.filter(({ fromStart, fromEnd }) => fromStart.size > 1 && fromEnd.size > 1);
      return PLURAL.test(key) ? again.length > 0 : moved.length > 0 && 2 * moved.length >= again.length;
    },
  };
}

function note(
  items: Map<string, SeenItems>,
  item: string,
  { at, back }: { readonly at: number; readonly back: number },
) {
  const seen = items.get(item) ?? { count: 0, fromStart: new Set(), fromEnd: new Set() };
  seen.count += 1;
  seen.fromStart.add(at);
  seen.fromEnd.add(back);
  items.set(item, seen);
}
