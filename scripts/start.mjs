import { createServer } from 'node:net';
import { buildLocal } from './build-local.mjs';
import { setUp } from './setup.mjs';
import { StepError, root, runMain } from './steps.mjs';

const HOST = '127.0.0.1';

await runMain(async () => {
  const port = readPort(process.env['PORT'] || '7867');
  const upstream = readUpstream(process.env['CORECLAW_API_URL']);
  await checkPortIsFree(port);
  setUp();
  const outDir = await buildLocal(upstream ?? 'sandbox');
  await serve(outDir, port);
});

/**
 * @param {string} outDir
 * @param {number} port
 */
async function serve(outDir, port) {
  const { preview } = await import('vite');
  // Read by the server's part of vite.config.ts, as the build was made.
  process.env['VITE_API_BASE_URL'] = 'same-origin';
  const server = await preview({ root, build: { outDir }, preview: { host: HOST, port, strictPort: true } });
  console.log(`\n  The run console is at http://${HOST}:${port} (Ctrl+C stops it).\n`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void server.close().finally(() => process.exit(0)));
  }
}

/** @param {string} text */
function readPort(text) {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new StepError(`PORT must be a number from 1 to 65535; it is "${text}".`);
}

/**
 * @param {string | undefined} text
 * @returns {string | undefined} the origin to forward to; undefined for the sandbox
 */
function readUpstream(text) {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.username && !url.search)
    return url.origin;
  throw new StepError(
    `CORECLAW_API_URL must be an origin such as https://openapi.coreclaw.com, without a path; it is "${text}".`,
  );
}

/**
 * @param {number} port
 * @returns {Promise<void>}
 */
function checkPortIsFree(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      const taken = 'code' in error && error.code === 'EADDRINUSE';
      reject(
        new StepError(
          taken
            ? `Port ${port} of ${HOST} is taken. Stop what listens there, or choose another: PORT=${port + 1} npm start`
            : `Port ${port} of ${HOST} cannot be used: ${error.message}`,
        ),
      );
    });
    probe.listen(port, HOST, () => probe.close(() => resolve()));
  });
}
