import { decodeText, type TextEncodingName } from '#core/bytes/decode-text.ts';
import { err, ok, type Result } from '#core/result.ts';

import { createGrid, isAmong } from './grid.ts';
import { areUrls, guessDelimiter } from './guess-grid.ts';
import { parseGrid } from './parse-grid.ts';
import {
  type Delimiter,
  DELIMITERS,
  type Grid,
  NAMED_IN_REMARK,
  type SheetChoice,
  type SheetFault,
  type SheetFile,
  type SheetRemark,
} from './sheet.ts';

export type TextSource = { readonly kind: 'text'; readonly text: string } | FileBytes;

type FileBytes = {
  readonly kind: 'bytes';
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly cut?: boolean;
};

type TextReadingOptions = {
  readonly choice?: SheetChoice;
  /** As in `navigator.languages`. */
  readonly languages?: readonly string[];
  /** From 0 to 1. */
  readonly onProgress?: ((part: number) => void) | undefined;
};

const STRIDE = 1_000;

export function readTextSheet(
  source: TextSource,
  { choice = {}, languages = [], onProgress }: TextReadingOptions = {},
): Result<SheetFile, SheetFault> {
  const given = source.kind === 'text' ? { text: source.text } : decodeFile(source, choice, languages);
  if (isBinary(given.text)) return err({ kind: 'otherFile' });
  const name = source.kind === 'text' ? undefined : source.name;
  const { text, hint } = withoutHint(given.text, name);
  const delimiter = choice.delimiter ?? hint ?? delimiterOf(text, name);
  const whole = source.kind === 'text' || source.cut !== true;
  const grid = readGrid(text, {
    delimiter,
    isPlain: isPlain(delimiter, name),
    whole,
    onProgress,
    columns: choice.columns,
  });
  if (grid.rows.length === 0) return err({ kind: 'empty' });
  return ok({
    name,
    format: { kind: 'text', delimiter, encoding: given.encoding },
    grid: { ...grid, remarks: [...(given.remarks ?? []), ...grid.remarks] },
  });
}

type Decoded = {
  readonly text: string;
  readonly encoding?: TextEncodingName;
  readonly remarks?: readonly SheetRemark[];
};

function decodeFile(source: FileBytes, choice: SheetChoice, languages: readonly string[]): Decoded {
  const { text, encoding, sure } = decodeText(wholeLines(source), languages, choice.encoding);
  return { text, encoding, remarks: sure ? [] : [{ kind: 'encodingGuessed', encoding }] };
}

type GridOptions = Pick<TextReadingOptions, 'onProgress'> & {
  readonly columns: readonly string[] | undefined;
  readonly delimiter: Delimiter;
  readonly isPlain: boolean;
  readonly whole: boolean;
};

function readGrid(text: string, { delimiter, isPlain, whole, onProgress, columns }: GridOptions): Grid {
  const grid = createGrid(columns && isAmong(columns));
  let [number, read] = [0, 0];
  const open = new Set<number>();
  const onOpenQuote = () => open.add(number + 1);
  for (const row of parseGrid(text, delimiter, isPlain, isPlain ? undefined : onOpenQuote)) {
    number += 1;
    grid.take(number, row);
    for (const cell of row) read += cell.length + 1;
    if (number % STRIDE === 0) onProgress?.(Math.min(1, read / text.length));
  }
  const finished = grid.finish({ whole });
  if (open.size === 0) return finished;
  const numbers = [...open].slice(0, NAMED_IN_REMARK);
  return { ...finished, remarks: [...finished.remarks, { kind: 'openQuotes', count: open.size, numbers }] };
}

function wholeLines({ bytes, cut }: FileBytes): Uint8Array {
  const end = cut === true ? bytes.lastIndexOf(0x0a) : -1;
  return end === -1 ? bytes : bytes.subarray(0, end);
}

const LOOKED_AT = 4_096;

function isBinary(text: string): boolean {
  const looked = text.slice(0, LOOKED_AT);
  const strange = looked.match(/(?![\t\n\v\f\r\u0085])[\p{Cc}\ufffd]/gu)?.length ?? 0;
  return strange * 20 > looked.length;
}

type Hinted = { readonly text: string; readonly hint?: Delimiter };

/** The text without Excel's hint in the first line (`sep=;`), and the value of that hint. */
function withoutHint(text: string, name: string | undefined): Hinted {
  const [line = '', delimiter] = /^sep=(.)(?:\r\n|\r|\n|$)/i.exec(text.slice(0, 8)) ?? [];
  const hint = DELIMITERS.find((each) => each === delimiter);
  return name === undefined || hint === undefined ? { text } : { text: text.slice(line.length), hint };
}

/**
 * A `.txt` file has one item per line unless it contains tabs, because commas are common in search terms
 * and URLs. The same holds for pasted text, unless a separator gives each line the same number of cells.
 */
function delimiterOf(text: string, name: string | undefined): Delimiter {
  if (name !== undefined && !isTextFile(name)) return guessDelimiter(text);
  const isOneLine = !/[\r\n]/.test(text.trim());
  const isPlain = name !== undefined || isOneLine || areUrls(text);
  return guessDelimiter(text, isPlain ? { among: ['\t'] } : { least: 1 });
}

const isPlain = (delimiter: Delimiter, name: string | undefined): boolean =>
  delimiter === '' && (name === undefined || isTextFile(name));

const isTextFile = (name: string): boolean => name.toLowerCase().endsWith('.txt');
