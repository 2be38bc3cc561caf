import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Settings that a test may have from outside and must not hand on to a build. */
const NO_SETTINGS = {
  VITE_API_BASE_URL: '',
  VITE_AUTH_SCHEME: '',
  VITE_API_VERSION: '',
  VITE_API_PLATFORM: '',
  VITE_BASE: '',
};

/** Builds the console as `npm run build` does, with these VITE_ variables and no others. */
export function buildConsole({ outDir, env }: { outDir: string; env: Record<string, string> }): void {
  const { status } = spawnSync(
    'npm',
    ['run', '--silent', 'build', '--', '--outDir', outDir, '--logLevel', 'warn'],
    {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { ...process.env, ...NO_SETTINGS, ...env, NODE_ENV: 'production' },
      stdio: 'inherit',
    },
  );
  if (status !== 0) throw new Error(`The build of ${outDir} failed.`);
}
