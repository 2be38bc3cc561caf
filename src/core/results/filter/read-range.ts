import { clockOf } from './measure.ts';

/** The ends of a range as people put them in. */
export type RangeText = { readonly from: string; readonly to: string };

type End = keyof RangeText;

export type RangeRead = {
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** Ends that hold a text which names no number or no moment. */
  readonly unread: readonly End[];
};

/** @returns ends as they were put in, dates as `clockOf` has them; an end without text is undefined, and not unread */
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

/** A number as people type it: a comma stands between groups of three digits only, so that "4,5" is not taken for 45. */
function readNumber(text: string): number | undefined {
  const plain = GROUPED.test(text) ? text.replaceAll(',', '') : text;
  const number = Number(plain);
  return plain === '' || !Number.isFinite(number) ? undefined : number;
}
