import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { packedFiles } from './packed-files.ts';

let folder: string;
let server: Server;
let origin: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packed-'));
  writeFileSync(join(folder, 'form.js.gz'), gzipSync('packed before'));
  writeFileSync(join(folder, 'picture.png.gz'), 'no script');
  const files = packedFiles(folder);
  server = createServer((req, res) => files(req, res, () => res.writeHead(404).end('passed on')));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  origin = `http://127.0.0.1:${address.port}`;
});

afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

it('answers for a script as it was packed', async () => {
  const response = await fetch(`${origin}/form.js`, { headers: { 'accept-encoding': 'br, gzip' } });

  expect(Object.fromEntries(response.headers)).toMatchObject({
    ...{ 'content-type': 'text/javascript', 'content-encoding': 'gzip', vary: 'Accept-Encoding' },
    'content-length': String(gzipSync('packed before').length),
  });
  expect(await response.text()).toBe('packed before');
});

it.each<[string, string, RequestInit]>([
  ['one that takes no packed file', '/form.js', { headers: { 'accept-encoding': 'identity' } }],
  ['one that refuses to take it', '/form.js', { headers: { 'accept-encoding': 'gzip;q=0' } }],
  ['one that asks for no content', '/form.js', { method: 'HEAD' }],
  ['another kind of file', '/picture.png', {}],
  ['the packed file itself', '/form.js.gz', {}],
  ['a file that is not there', '/other.js', {}],
])('passes on %s', async (_, path, init) => {
  const response = await fetch(`${origin}${path}`, init);

  expect(response.status).toBe(404);
});
