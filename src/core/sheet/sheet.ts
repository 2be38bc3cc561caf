import type { TextEncodingName } from '#core/bytes/decode-text.ts';

export const DELIMITERS = ['\t', ',', ';', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number] | '';

export type SheetRow = readonly string[];

export type Sheet = {
  readonly columns: readonly string[];
  /** Each row has a cell for every column. Dates are `YYYY-MM-DD`, with ` HH:MM:SS` if there is a time. */
  readonly rows: readonly SheetRow[];
  /** The row number in the file of each of `rows`, from 1. Blank rows are in neither. */
  readonly numbers: readonly number[];
  readonly remarks: readonly SheetRemark[];
};

export type Grid = {
  readonly letters: readonly string[];
  readonly rows: readonly SheetRow[];
  readonly numbers: readonly number[];
  readonly remarks: readonly SheetRemark[];
};

export type SheetRemark =
  /** Rows past the limit; `of` is unknown if the file was not read to its end. */
  | { readonly kind: 'rowsCut'; readonly readCount: number; readonly of: number | undefined }
  | { readonly kind: 'rowsMissing'; readonly count: number }
  | { readonly kind: 'columnsCut'; readonly readCount: number; readonly of: number }
  | { readonly kind: 'blankRows' | 'rowsAboveHeader'; readonly count: number }
  | { readonly kind: 'mergedCells'; readonly count: number }
  /** Rows with a quote that is not closed at the end of its cell; it stays part of the text. */
  | { readonly kind: 'openQuotes'; readonly count: number; readonly numbers: readonly number[] }
  | { readonly kind: 'longRows'; readonly count: number; readonly numbers: readonly number[] }
  | { readonly kind: 'sameNames' | 'withoutName'; readonly columns: readonly string[] }
  | { readonly kind: 'hiddenRows' | 'hiddenColumns'; readonly count: number; readonly areRead: boolean }
  /**
   * The first affected cells, such as `B3`: with an error (`#N/A`), a formula result or text missing in
   * the file, or text longer than a spreadsheet holds.
   */
  | {
      readonly kind: 'errorCells' | 'formulasWithoutResult' | 'textsMissing' | 'textsCut';
      readonly count: number;
      readonly cells: readonly string[];
    }
  /** A sheet after the first non-empty one was chosen because more of its columns are useful. */
  | { readonly kind: 'sheetFound'; readonly sheet: string; readonly first: string }
  /** The text is not UTF-8 and does not declare its encoding. */
  | { readonly kind: 'encodingGuessed'; readonly encoding: TextEncodingName };

export const NAMED_IN_REMARK = 5;

export type SheetChoice = {
  readonly delimiter?: Delimiter;
  readonly encoding?: TextEncodingName;
  readonly sheet?: string;
  readonly takeHidden?: boolean;
  /** Letters of the columns whose cells are held; absent means all. The first rows are held whole. */
  readonly columns?: readonly string[];
};

export type SheetFile = {
  readonly name: string | undefined;
  readonly format:
    | {
        readonly kind: 'text';
        readonly delimiter: Delimiter;
        readonly encoding: TextEncodingName | undefined;
      }
    | {
        readonly kind: 'workbook';
        readonly sheet: string;
        readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
        readonly takeHidden: boolean;
      };
  readonly grid: Grid;
  readonly others?: readonly { readonly name: string; readonly grid: Grid }[];
};

export type SheetFault = {
  readonly kind:
    | 'empty'
    | 'unreadable'
    | 'broken'
    | 'encrypted'
    | 'oldExcel'
    | 'binaryExcel'
    | 'openDocument'
    | 'appleNumbers'
    | 'otherFile'
    | 'tooLarge';
};

/**
 * Leading rows that are held whole, whatever columns are chosen, because they name the columns and show
 * what these hold.
 */
export const WHOLE_ROWS = 100;

/** Maximum held of a sheet, in addition to its header; wide sheets have fewer rows, unless columns are chosen. */
export const SHEET_LIMITS = { rows: 100_000, columns: 1_000 } as const;
