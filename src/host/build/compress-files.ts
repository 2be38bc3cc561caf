import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Types that shrink; a picture or a font is compressed already. */
const SHRINKS = /\.(js|css|html|svg|json|txt)$/;

/** Below this a compressed file saves no packet. Bytes. */
const WORTH_IT = 1_000;

type File = { readonly fileName: string; readonly content: string | Uint8Array };

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

/** The same files as `….gz` and `….br`, packed as tightly as can be, for servers that send such files as they are. */
export async function compressFiles(files: readonly File[]): Promise<readonly File[]> {
  const packed = files
    .filter(({ fileName, content }) => SHRINKS.test(fileName) && content.length >= WORTH_IT)
    .flatMap(({ fileName, content }) => [
      toGzip(content, { level: 9 }).then((data) => ({ fileName: `${fileName}.gz`, content: data })),
      toBrotli(content, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        },
      }).then((data) => ({ fileName: `${fileName}.br`, content: data })),
    ]);
  return Promise.all(packed);
}
