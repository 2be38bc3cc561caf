import type { Json } from '#core/json/json.ts';
import type { Cell, RowContext } from './worker.ts';

const DAY = 86_400_000;

const toSlug = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);

export function pick(...choices: readonly Json[]): Cell {
  return ({ random }) => choices[Math.floor(random() * choices.length)] ?? null;
}

export function between(low: number, high: number, decimals = 0): Cell {
  const steps = 10 ** decimals;
  return ({ random }) => Math.round((low + random() * (high - low)) * steps) / steps;
}

/** A text in which `{n}` is the row number, `{item}` the text of the task and `{slug}` the same for a URL. */
export function text(template: string): Cell {
  // Parted once: a page of results has a hundred thousand such cells.
  const parts = template.split(/\{(n|item|slug)\}/);
  return ({ n, item }) => {
    let made = '';
    parts.forEach((part, at) => {
      if (at % 2 === 0) made += part;
      else if (part === 'n') made += String(n);
      else made += part === 'item' ? item : toSlug(item);
    });
    return made;
  };
}

export function phrase(...parts: readonly (readonly string[])[]): Cell {
  return ({ random }) =>
    parts.map((choices) => choices[Math.floor(random() * choices.length)] ?? '').join(' ');
}

/** The cell for a share (0 to 1) of the rows, `null` for the rest. */
export function sometimes(share: number, cell: Cell): Cell {
  return (row) => (row.random() < share ? cell(row) : null);
}

export function listOf(cell: Cell, fewest: number, most: number): Cell {
  return (row) => {
    const length = fewest + Math.floor(row.random() * (most - fewest + 1));
    return Array.from({ length }, () => cell(row));
  };
}

export function objectOf(cells: Readonly<Record<string, Cell>>): Cell {
  return (row) => Object.fromEntries(Object.entries(cells).map(([key, cell]) => [key, cell(row)]));
}

/** A time up to `days` days before the run, as ISO 8601 text. */
export function momentWithin(days: number): Cell {
  return ({ at, random }: RowContext) => new Date(at - Math.floor(random() * days * DAY)).toISOString();
}

/** Read time of the row without a time zone: "2026-07-15 07:57:23". */
export const momentWithoutZone: Cell = ({ at, n }) =>
  new Date(at + n * 400).toISOString().slice(0, 19).replace('T', ' ');

/** A numeric ID of `length` digits as text, because it exceeds the precision of a number. */
export function digits(length: number): Cell {
  return ({ random }) =>
    Array.from({ length }, (_, at) => Math.floor(random() * (at === 0 ? 9 : 10)) + (at === 0 ? 1 : 0)).join(
      '',
    );
}
