import { formatNumber } from './format.ts';
import { currentLanguage, type Language } from './language.ts';

/**
 * A compiled message (`host/build/compile-messages.ts`): text, `#` for the number of the enclosing choice,
 * the name of a value, a formatted number, or a choice by a value.
 */
export type Message = readonly (string | Placeholder)[];
type Placeholder =
  | readonly [name: string]
  | readonly [name: string, kind: 'number']
  | readonly [name: string, kind: 'plural' | 'select', cases: Readonly<Record<string, Message>>];

export type MessageValues = Readonly<Record<string, string | number>>;

/**
 * Characters that reverse the text behind them to the end of a paragraph: names and values come from
 * anywhere.
 */
const TURNING = /[\u202A-\u202E]/g;

/**
 * Plural form of a whole number. Written by hand, because a first `Intl.PluralRules` and its formatter
 * took a slow computer 40 ms (2026-11-26).
 */
const PLURAL: Record<Language, (count: number) => string> = {
  en: (count) => (Math.abs(count) === 1 ? 'one' : 'other'),
  'zh-CN': () => 'other',
};

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
