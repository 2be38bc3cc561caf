import { formatNumber } from './format.ts';
import { currentLanguage, type Language } from './language.ts';

/**
 * A message as `host/build/compile-messages.ts` leaves it: text, `#` for the number of the choice around it, the name of a value, a
 * number as the language writes it, or a choice by a value.
 */
export type Message = readonly (string | Placeholder)[];
type Placeholder =
  | readonly [name: string]
  | readonly [name: string, kind: 'number']
  | readonly [name: string, kind: 'plural' | 'select', cases: Readonly<Record<string, Message>>];

/** Values for the `{placeholders}` of a message. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Marks that turn around whatever is written behind them, to the end of a paragraph: names and values come from anywhere. */
const TURNING = /[\u202A-\u202E]/g;

/** Which words a whole number takes. By hand: a first `Intl.PluralRules` and the formatter of its number took a slow computer 40 ms (2026-11-26). */
const PLURAL: Record<Language, (count: number) => string> = {
  en: (count) => (Math.abs(count) === 1 ? 'one' : 'other'),
  'zh-CN': () => 'other',
};

/** A message in the language that is on. A value that is not given is left out. */
export function writeMessage(message: Message, values: MessageValues = {}, count?: number): string {
  return message.map((part) => writePart(part, values, count)).join('');
}

function writePart(part: Message[number], values: MessageValues, count: number | undefined): string {
  if (part === '#' && count !== undefined) return formatNumber(count);
  if (typeof part === 'string') return part;
  const [name, kind, cases] = part;
  const value = values[name];
  if (kind === 'number' && value !== undefined) return formatNumber(Number(value));
  if (cases === undefined) return String(value ?? '').replace(TURNING, '');
  const number = kind === 'plural' ? Number(value) : count;
  const chosen = cases[String(value)] ?? cases[PLURAL[currentLanguage()](Number(value))] ?? cases['other'];
  return writeMessage(chosen ?? [], values, number);
}
