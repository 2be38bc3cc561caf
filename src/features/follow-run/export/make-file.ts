import type { JsonObject } from '#core/json/json.ts';
import { type FileFormat, MEDIA_TYPE } from '#core/results/file-format.ts';
import { type FilePlan, TEXT_WRITERS } from '#core/results/write-text.ts';
import { writeXlsx } from '#core/results/write-xlsx.ts';

type FileOrder = FilePlan & { readonly format: FileFormat };

export type MadeFile = {
  readonly blob: Blob;
  /** Texts that were cut because no cell of XLSX can hold them. */
  readonly cut: number;
};

/** Makes a file of rows while they come; what is made is handed to the browser at once, which may keep it on disk. */
export async function makeFile(
  batches: AsyncIterable<readonly JsonObject[]>,
  { format, ...plan }: FileOrder,
): Promise<MadeFile> {
  const type = MEDIA_TYPE[format];
  if (format === 'xlsx') {
    let cut = 0;
    const stream = writeXlsx(batches, { keys: plan.keys, onCut: () => (cut += 1) });
    return { blob: new Blob(await partsOf(stream), { type }), cut };
  }
  const writer = TEXT_WRITERS[format](plan);
  const parts: Blob[] = [new Blob([writer.head])];
  let isFirst = true;
  for await (const rows of batches) {
    parts.push(new Blob([writer.rows(rows, isFirst)]));
    isFirst &&= rows.length === 0;
  }
  return { blob: new Blob([...parts, writer.tail], { type }), cut: 0 };
}

/** Failures come out of it as they are; a `Response` would hide them. */
async function partsOf(stream: ReadableStream<Uint8Array>): Promise<Blob[]> {
  const reader = stream.getReader();
  const parts: Blob[] = [];
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(new Blob([new Uint8Array(read.value)]));
  }
  return parts;
}
