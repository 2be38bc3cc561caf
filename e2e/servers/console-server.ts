import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));

export type ConsoleServer = { readonly origin: string; stop(): Promise<void> };

/**
 * Serves a built console on a free port: the one that `npm start` serves, with a sandbox of its own, where nothing else
 * is asked for.
 * @param build folder of the build, and the VITE_ variables that it was made with
 * @param upstream origin to forward `/api` to in place of the sandbox
 */
export async function startConsole({
  build = { outDir: '.cache/app', env: { VITE_API_BASE_URL: 'same-origin' } },
  upstream = '',
}: {
  build?: { outDir: string; env: Record<string, string> };
  upstream?: string;
} = {}): Promise<ConsoleServer> {
  const child = spawn(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'preview', '--outDir', build.outDir, '--port', '0', '--strictPort'],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...build.env, CORECLAW_API_URL: upstream },
    },
  );
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const origin = await new Promise<string>((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const address = /Local:\s+(http:\/\/127\.0\.0\.1:\d+)\//.exec(stripVTControlCharacters(output))?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void exited.then(() => reject(new Error(`The console's server ended:\n${output}`)));
  });
  return {
    origin,
    stop: () => {
      child.kill();
      return exited;
    },
  };
}
