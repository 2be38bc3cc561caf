import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StepError, root, runMain, say } from './steps.mjs';

/** What the built page is made from. */
const SOURCES = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'tailwind.config.ts',
  'package.json',
  'package-lock.json',
];

/**
 * Builds the console as `npm start` and the end-to-end tests serve it, calling the API on its own origin, unless that
 * build is there already. VITE_API_VERSION chooses the version of the API, which decides how the key is sent.
 * @param {string} platform `sandbox`, or the origin that the server forwards to
 * @returns {Promise<string>} the folder of the build
 */
export async function buildLocal(platform) {
  const version = process.env['VITE_API_VERSION'] || 'v1';
  const name = platform === 'sandbox' ? 'app' : 'app-forwarded';
  const outDir = join(root, '.cache', version === 'v1' ? name : `${name}-${version}`);
  const stamp = `${outDir}.stamp`;
  const wanted = fingerprint(`${platform} ${version}`);
  if (existsSync(outDir) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return outDir;

  say('Building the console');
  Object.assign(process.env, {
    NODE_ENV: 'production',
    VITE_API_BASE_URL: 'same-origin',
    VITE_API_VERSION: version,
    VITE_AUTH_SCHEME: version === 'v1' ? 'api-key' : 'bearer',
    VITE_API_PLATFORM: platform,
  });
  const { build } = await import('vite');
  await build({
    root,
    mode: 'local-build',
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true, manifest: true },
  }).catch((/** @type {unknown} */ error) => {
    throw new StepError(
      `Building the console failed: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
  // It names every module, and is no file of the console.
  renameSync(join(outDir, '.vite', 'manifest.json'), manifestOf(outDir));
  rmSync(join(outDir, '.vite'), { recursive: true });
  writeFileSync(stamp, wanted);
  return outDir;
}

/**
 * The list of what each module of a build became, which lies beside its folder.
 * @param {string} outDir as `buildLocal` gives it
 */
export const manifestOf = (outDir) => `${outDir}.manifest.json`;

/** @param {string} settings what the build is made with */
function fingerprint(settings) {
  const hash = createHash('sha256').update(settings);
  for (const file of SOURCES.flatMap(filesUnder))
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  if (!existsSync(join(root, path))) return [];
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => void (await buildLocal('sandbox')));
}
