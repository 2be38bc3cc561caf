import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { compressFiles } from './compress-files.ts';

const text = 'a run costs money; '.repeat(200);

it('packs what shrinks, both ways, and leaves the rest', async () => {
  const packed = await compressFiles([
    { fileName: 'assets/index.js', content: text },
    { fileName: 'assets/photo.png', content: new Uint8Array(5_000) },
    { fileName: 'assets/tiny.js', content: 'export {}' },
  ]);
  expect(packed.map(({ fileName }) => fileName)).toEqual(['assets/index.js.gz', 'assets/index.js.br']);
  const [gz, br] = packed.map(({ content }) => Buffer.from(content));
  expect(gunzipSync(gz ?? '').toString()).toBe(text);
  expect(brotliDecompressSync(br ?? '').toString()).toBe(text);
});
