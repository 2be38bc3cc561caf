import { inSlices } from '#browser/in-slices.ts';
import { type Json, type JsonObject, ownValue } from '#core/json/json.ts';
import { FORMULA } from '#core/results/formula.ts';
import { toTsvLine } from '#core/results/tsv.ts';
import { toValueText } from '#core/results/value-text.ts';

import { type Block, blockSize, isOneCell } from './block.ts';

/** The text of a block for the clipboard; and how many of its rows are in it, or missing because they are not loaded. */
export type BlockCopy = { readonly text: string; readonly rows: number; readonly missing: number };

type BlockSource = {
  readonly block: Block;
  readonly columns: readonly { readonly key: string }[];
  readonly rowAt: (index: number) => JsonObject | undefined;
};

/** So many cells are copied at once; more would let the page stand still. */
const AT_ONCE = 4_000;

export function isLarge(block: Block): boolean {
  const { rows, columns } = blockSize(block);
  return rows * columns > AT_ONCE;
}

/** One cell as its exact value, more as tab-separated lines for a spreadsheet, which must not take a text for a formula. */
export function copyBlock(source: BlockSource): BlockCopy {
  const { take, finish } = startCopy(source);
  for (const index of rowsOf(source.block)) take(index);
  return finish();
}

/** The same in slices, between which the page can draw. */
export async function copyLargeBlock(source: BlockSource): Promise<BlockCopy> {
  const { take, finish } = startCopy(source);
  await inSlices(rowsOf(source.block), take);
  return finish();
}

function startCopy({ block, columns, rowAt }: BlockSource) {
  const keys = columns.slice(block.left, block.right + 1).map(({ key }) => key);
  const toText = isOneCell(block) ? exactLine : toSpreadsheetLine;
  const lines: string[] = [];
  let missing = 0;
  return {
    take: (index: number) => {
      const row = rowAt(index);
      if (row) lines.push(toText(keys.map((key) => ownValue(row, key))));
      else missing += 1;
    },
    finish: (): BlockCopy => ({ text: lines.join('\n'), rows: lines.length, missing }),
  };
}

type Values = readonly (Json | undefined)[];

const exactLine = ([value]: Values) => toValueText(value);

const toSpreadsheetLine = (values: Values) =>
  toTsvLine(
    values.map((value) => {
      const text = toValueText(value);
      return typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;
    }),
  );

function* rowsOf({ top, bottom }: Block): Generator<number> {
  for (let index = top; index <= bottom; index += 1) yield index;
}
