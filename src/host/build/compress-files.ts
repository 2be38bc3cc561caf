import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const SHRINKS = /\.(js|css|html|svg|json|txt)$/;

/** In bytes; below this a compressed file saves no packet. */
const WORTH_IT = 1_000;

type File = { readonly fileName: string; readonly content: string | Uint8Array };

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

/** Writes each file as `….gz` with maximum compression, for servers that send such files as they are. */
export const gzipFiles = packing('gz', (content) => toGzip(content, { level: 9 }));

/** Writes each file as `….br`, which takes as long as the rest of the build. */
export const brotliFiles = packing('br', (content) =>
  toBrotli(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    },
  }),
);

function packing(ending: string, pack: (content: File['content']) => Promise<Uint8Array>) {
  return (files: readonly File[]): Promise<readonly File[]> =>
    Promise.all(
      files
        .filter(({ fileName, content }) => SHRINKS.test(fileName) && content.length >= WORTH_IT)
        .map(async ({ fileName, content }) => ({
          fileName: `${fileName}.${ending}`,
          content: await pack(content),
        })),
    );
}
