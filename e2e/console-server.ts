import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));

export type ConsoleServer = { readonly origin: string; stop(): Promise<void> };

/**
 * Serves the built console on a free port, with a sandbox of its own.
 * @param upstream origin to forward `/api` to in place of the sandbox
 */
export async function startConsole({ upstream }: { upstream?: string } = {}): Promise<ConsoleServer> {
  const child = spawn(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'preview', '--outDir', '.cache/app', '--port', '0', '--strictPort'],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NO_COLOR: '1',
        VITE_API_BASE_URL: 'same-origin',
        CORECLAW_API_URL: upstream ?? '',
      },
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
