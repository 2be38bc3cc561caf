import { clockOf } from './measure.ts';

export type RangeText = { readonly from: string; readonly to: string };

type End = keyof RangeText;

export type RangeRead = {
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly unread: readonly End[];
};

/**
 * @returns the ends as entered, dates as `clockOf` gives them; an end without text is undefined and not
 * listed as unread
 */
export function readRange(of: 'number' | 'date', { from, to }: RangeText): RangeRead {
  const read = of === 'date' ? clockOf : readNumber;
  const ends = { from: read(from.trim()), to: read(to.trim()) };
  const texts = { from, to };
  const unread = (['from', 'to'] as const).filter(
    (end) => ends[end] === undefined && texts[end].trim() !== '',
  );
  return { ...ends, unread };
}

const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/;

/** Commas are accepted only between groups of three digits, so that "4,5" is not read as 45. */
function readNumber(text: string): number | undefined {
  const plain = GROUPED.test(text) ? text.replaceAll(',', '') : text;
  const number = Number(plain);
  return plain === '' || !Number.isFinite(number) ? undefined : number;
}
