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

type Build = {
  readonly outDir: string;
  /** VITE_ variables: these and no others. */
  readonly env: Record<string, string>;
  /** `production` is what is put on a host; the other lacks what only hosts send. */
  readonly mode?: 'production' | 'local-build';
};

/** Builds the console as `npm run build` does. */
export function buildConsole({ outDir, env, mode = 'local-build' }: Build): void {
  const { status } = spawnSync(
    'npm',
    ['run', '--silent', 'build', '--', '--outDir', outDir, '--mode', mode, '--logLevel', 'warn'],
    {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { ...process.env, ...NO_SETTINGS, ...env, NODE_ENV: 'production' },
      stdio: 'inherit',
    },
  );
  if (status !== 0) throw new Error(`The build of ${outDir} failed.`);
}
