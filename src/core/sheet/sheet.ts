import type { TextEncodingName } from '#core/bytes/decode-text.ts';

/** What may stand between two cells of a row. */
export const DELIMITERS = ['\t', ',', ';', '|'] as const;
/** `''`: each row is one cell. */
export type Delimiter = (typeof DELIMITERS)[number] | '';

/** The cells of a row, as texts. */
export type SheetRow = readonly string[];

/** Rows under named columns: what a file, pasted cells, a list or earlier results become before they are rows of anything. */
export type Sheet = {
  /** Each name once; one without a name in the file is called by its letters. */
  readonly columns: readonly string[];
  /** Each has a cell for every column. Dates are `YYYY-MM-DD`, with ` HH:MM:SS` where there is a time. */
  readonly rows: readonly SheetRow[];
  /** The row of the file that each of `rows` stands in, from 1. Blank rows are in neither. */
  readonly numbers: readonly number[];
  readonly remarks: readonly SheetRemark[];
};

/** All rows of a file's sheet, its header among them. */
export type Grid = {
  /** Of each column in the file. Every row has a cell for each. */
  readonly letters: readonly string[];
  readonly rows: readonly SheetRow[];
  readonly numbers: readonly number[];
  readonly remarks: readonly SheetRemark[];
};

/** What there is to say of a sheet that was read: what was left out, cut, put right, or is doubtful. */
export type SheetRemark =
  /** Rows past the limit; `of` is not known where the file was not read to its end. */
  | { readonly kind: 'rowsCut'; readonly taken: number; readonly of: number | undefined }
  /** Rows that the platform counts among the results of a run, and did not give. */
  | { readonly kind: 'rowsMissing'; readonly count: number }
  | { readonly kind: 'columnsCut'; readonly taken: number; readonly of: number }
  | { readonly kind: 'blankRows' | 'rowsAboveHeader'; readonly count: number }
  /** Cells that reach over several rows: each of those rows has their text. */
  | { readonly kind: 'mergedCells'; readonly count: number }
  /** Rows with a quote that is not closed at the end of its cell: it is part of the text. */
  | { readonly kind: 'openQuotes'; readonly count: number; readonly numbers: readonly number[] }
  /** Rows with cells right of the header's last. */
  | { readonly kind: 'longRows'; readonly count: number; readonly numbers: readonly number[] }
  /** Columns of the same name, as they are called here: `City (2)`. */
  | { readonly kind: 'sameNames' | 'withoutName'; readonly columns: readonly string[] }
  | { readonly kind: 'hiddenRows' | 'hiddenColumns'; readonly count: number; readonly taken: boolean }
  /**
   * Cells such as `B3`, the first of them: with an error (`#N/A`), with a formula whose result or a text that the file does not
   * hold, or with a text that is longer than a spreadsheet holds.
   */
  | {
      readonly kind: 'errorCells' | 'formulasWithoutResult' | 'textsMissing' | 'textsCut';
      readonly count: number;
      readonly cells: readonly string[];
    }
  /** A sheet of a workbook was taken before the first that holds something: more of its columns are of use. */
  | { readonly kind: 'sheetFound'; readonly sheet: string; readonly first: string }
  /** The text is not UTF-8, and does not say what it is. */
  | { readonly kind: 'encodingGuessed'; readonly encoding: TextEncodingName };

/** So many rows or cells are named in a remark. */
export const NAMED_IN_REMARK = 5;

/** How a file is to be read, as far as a person has said it; the rest is found. */
export type SheetChoice = {
  readonly delimiter?: Delimiter;
  readonly encoding?: TextEncodingName;
  /** The name of a workbook's sheet. */
  readonly sheet?: string;
  /** Takes hidden rows and columns of a workbook too. */
  readonly takeHidden?: boolean;
  /** The columns whose cells are held, by their letters: all where it is absent. The first rows are held whole. */
  readonly columns?: readonly string[];
};

/** A sheet as it was read from a file, or from a text that was pasted. */
export type SheetFile = {
  /** Of the file. */
  readonly name: string | undefined;
  /** How it was read, chosen or found. */
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
  /** How the sheets begin that could have been taken as well, where nobody chose one: so many rows as are held whole. */
  readonly others?: readonly { readonly name: string; readonly grid: Grid }[];
};

/** Why there is no sheet. */
export type SheetFault = {
  readonly kind:
    | 'empty'
    /** The browser cannot read it: moved, changed, or no longer there. */
    | 'unreadable'
    /** A workbook that is cut off or damaged. */
    | 'broken'
    /** Opened by a password only. */
    | 'encrypted'
    | 'oldExcel'
    | 'binaryExcel'
    | 'openDocument'
    | 'appleNumbers'
    /** Neither a text nor a workbook. */
    | 'otherFile'
    /** More in it than can be held. */
    | 'tooLarge';
};

/** Rows at the beginning that are held whole, whatever columns are chosen: those that name the columns, and tell what they hold. */
export const WHOLE_ROWS = 100;

/** The most that is held of a sheet, beside its header; of wide ones it is fewer rows, unless columns are chosen. */
export const SHEET_LIMITS = { rows: 100_000, columns: 1_000 } as const;
