import { forEachInTimeSlices } from '#browser/time-slices.ts';
import type { Json, JsonObject } from '#core/json/json.ts';
import { withoutFormula } from '#core/results/files/formula.ts';
import { toTsvLine } from '#core/results/files/separated.ts';
import { valueAt } from '#core/results/values/value-at.ts';
import { toValueText } from '#core/results/values/value-text.ts';

import { type Block, blockSize, isOneCell } from './block.ts';

export type RowAt = (index: number) => JsonObject | undefined;

type BlockSource = {
  readonly block: Block;
  readonly columns: readonly { readonly key: string }[];
  readonly rowAt: RowAt;
};

/** Maximum cells that are copied at once; more would block the page. */
const AT_ONCE = 4_000;

export function isLarge(block: Block): boolean {
  const { rows, columns } = blockSize(block);
  return rows * columns > AT_ONCE;
}

export function isThere({ top, bottom }: Block, rowAt: RowAt): boolean {
  for (let index = top; index <= bottom; index += 1) if (rowAt(index) === undefined) return false;
  return true;
}

/**
 * Copies one cell as its exact value and several as tab-separated lines, escaped so that a spreadsheet
 * does not read a text as a formula.
 */
export function copyBlock(source: BlockSource): string {
  const { take, finish } = startCopy(source);
  for (const index of indicesOf(source.block)) take(index);
  return finish();
}

export async function copyLargeBlock(source: BlockSource): Promise<string> {
  const { take, finish } = startCopy(source);
  await forEachInTimeSlices(indicesOf(source.block), take);
  return finish();
}

function startCopy({ block, columns, rowAt }: BlockSource) {
  const keys = columns.slice(block.left, block.right + 1).map(({ key }) => key);
  const toText = isOneCell(block) ? exactLine : toSpreadsheetLine;
  const lines: string[] = [];
  return {
    take: (index: number) => {
      const row = rowAt(index) ?? {};
      lines.push(toText(keys.map((key) => valueAt(row, key))));
    },
    finish: () => lines.join('\n'),
  };
}

type Values = readonly (Json | undefined)[];

const exactLine = ([value]: Values) => toValueText(value);

const toSpreadsheetLine = (values: Values) =>
  toTsvLine(
    values.map((value) => {
      const text = toValueText(value);
      return typeof value === 'string' ? withoutFormula(text) : text;
    }),
  );

function* indicesOf({ top, bottom }: Block): Generator<number> {
  for (let index = top; index <= bottom; index += 1) yield index;
}
