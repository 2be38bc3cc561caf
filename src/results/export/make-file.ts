import { forEachInTimeSlices } from '#browser/time-slices.ts';
import type { JsonObject } from '#core/json/json.ts';
import { type FileFormat, MEDIA_TYPE, type TextFormat } from '#core/results/files/file-format.ts';
import { type FilePlan, TEXT_WRITERS } from '#core/results/files/write-text.ts';
import { writeXlsx } from '#core/results/files/write-xlsx.ts';

type FileOrder = FilePlan & { readonly format: FileFormat };

export type MadeFile = {
  readonly blob: Blob;
  /** Texts cut because no XLSX cell can hold them. */
  readonly cut: number;
};

const STEP = 200;
/** Bytes or characters handed to the browser at once: each time costs as much as writing some rows. */
const HANDED_ON = 1_000_000;

/**
 * Makes a file of rows in slices and hands it to the browser piece by piece, which may store it on disk.
 * @returns undefined if `shouldContinue` ended it
 */
export async function makeFile(
  rows: readonly JsonObject[],
  { format, ...plan }: FileOrder,
  shouldContinue: () => boolean,
): Promise<MadeFile | undefined> {
  const file = createGatherer();
  let cut = 0;
  const chunk = (bytes: Uint8Array) => file.put(new Uint8Array(bytes));
  const order = { ...plan, onCut: () => (cut += 1) };
  const steps =
    format === 'xlsx'
      ? writeXlsx(rows, order, { chunk })
      : format === 'parquet'
        ? await parquetSteps(rows, plan, chunk)
        : textSteps(rows, { format, ...plan }, file.put);
  const finished = await forEachInTimeSlices(steps, () => undefined, { stride: 1, shouldContinue });
  return finished ? { blob: file.end(MEDIA_TYPE[format]), cut } : undefined;
}

function createGatherer() {
  const handedOn: Blob[] = [];
  let pieces: (Uint8Array<ArrayBuffer> | string)[] = [];
  let size = 0;
  return {
    put: (piece: Uint8Array<ArrayBuffer> | string) => {
      pieces.push(piece);
      size += piece.length;
      if (size < HANDED_ON) return;
      handedOn.push(new Blob(pieces));
      pieces = [];
      size = 0;
    },
    end: (type: string) => new Blob([...handedOn, ...pieces], { type }),
  };
}

export function makeWorkbook(
  rows: readonly JsonObject[],
  columns: FilePlan['columns'],
): Promise<MadeFile | undefined> {
  const order = { format: 'xlsx', columns, nested: 'json', sheetBy: 'sheet', escapeFormulas: false } as const;
  return makeFile(rows, order, () => true);
}

async function parquetSteps(
  rows: readonly JsonObject[],
  plan: FilePlan,
  chunk: (bytes: Uint8Array) => void,
): Promise<Generator<undefined>> {
  const { writeParquet } = await import('#core/results/files/write-parquet.ts');
  return writeParquet(rows, plan, { chunk });
}

type TextOrder = FilePlan & { readonly format: TextFormat };

function* textSteps(
  rows: readonly JsonObject[],
  { format, ...plan }: TextOrder,
  put: (text: string) => void,
): Generator<undefined> {
  const writer = TEXT_WRITERS[format](plan);
  put(writer.head);
  for (let from = 0; from < rows.length; from += STEP) {
    put(writer.rows(rows.slice(from, from + STEP), from === 0));
    yield undefined;
  }
  put(writer.tail);
}
