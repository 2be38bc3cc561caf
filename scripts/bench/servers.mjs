import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildLocal } from '../build-local.mjs';
import { root, say } from '../steps.mjs';

const HOST = '127.0.0.1';
const stockRoot = fileURLToPath(new URL('stock', import.meta.url));

/** @typedef {{ origin: string, close: () => Promise<void> }} Served */

/**
 * Builds the console and serves it with the sandbox, as `npm start` does.
 * @param {'v1' | 'v2'} [version] of the API
 * @returns {Promise<Served>}
 */
export async function serveConsole(version = 'v1') {
  process.env['VITE_API_VERSION'] = version;
  const outDir = await buildLocal('sandbox');
  const { preview } = await import('vite');
  process.env['VITE_API_BASE_URL'] = 'same-origin';
  return served(
    await preview({ root, logLevel: 'warn', build: { outDir }, preview: { host: HOST, port: 0 } }),
  );
}

/**
 * Builds and serves a page with react-jsonschema-form as it comes.
 * @returns {Promise<Served>}
 */
export async function serveStock() {
  say('Building stock react-jsonschema-form');
  const [{ build, preview, runnerImport }, { default: react }] = await Promise.all([
    import('vite'),
    import('@vitejs/plugin-react'),
  ]);
  const outDir = join(root, '.cache', 'bench-stock');
  const config = {
    root: stockRoot,
    configFile: /** @type {const} */ (false),
    logLevel: /** @type {const} */ ('error'),
  };
  await build({ ...config, plugins: [react()], build: { outDir, emptyOutDir: true, target: 'es2022' } });
  const assets = join(outDir, 'assets');
  // As the server of the console sends its own: `vite preview` packs them for every request, beside the page that waits for them.
  const [{ module: compression }, { module: serving }] = await Promise.all([
    runnerImport(join(root, 'src/host/build/compress-files.ts')),
    runnerImport(join(root, 'src/host/serve/packed-files.ts')),
  ]);
  const files = readdirSync(assets).map((fileName) => ({
    fileName,
    content: readFileSync(join(assets, fileName)),
  }));
  for (const { fileName, content } of await compression.gzipFiles(files))
    writeFileSync(join(assets, fileName), content);
  return served(
    await preview({
      ...config,
      plugins: [
        {
          name: 'packed-files',
          configurePreviewServer({ middlewares }) {
            middlewares.use('/assets', serving.packedFiles(assets));
          },
        },
      ],
      build: { outDir },
      preview: {
        ...{ host: HOST, port: 0 },
        // As the host of the console sends it: for such a page a browser begins a process first, which is no part of either form.
        headers: { 'Cross-Origin-Opener-Policy': 'same-origin' },
      },
    }),
  );
}

/**
 * @param {import('vite').PreviewServer} server
 * @returns {Served}
 */
function served(server) {
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('The server has no address.');
  return { origin: new URL(address).origin, close: () => server.close() };
}
