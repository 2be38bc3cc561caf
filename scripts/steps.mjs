import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** An expected failure: its message says what failed and what to do, and no stack trace helps. */
export class StepError extends Error {}

/**
 * Says what is being done, on a line of its own.
 * @param {string} text
 */
export function say(text) {
  console.log(`> ${text}`);
}

/**
 * Runs a program in the project's folder with its output shown.
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {boolean} whether it ended well
 */
export function run(program, args) {
  const { status } = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status === 0;
}

/**
 * Runs a program in the project's folder beside others; what it says is for later.
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<{ passed: boolean, output: string }>}
 */
export function runBeside(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, shell: process.platform === 'win32' });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ passed: code === 0, output }));
  });
}

/**
 * Runs a program without showing its output, to ask it something.
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {boolean} whether it ended well
 */
export function succeeds(program, args) {
  // Servers are where only root's PATH leads.
  const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` };
  return spawnSync(program, args, { env, stdio: 'ignore', timeout: 30_000 }).status === 0;
}

/**
 * Runs `main` to its end; an expected failure is shown by its message alone.
 * @param {() => Promise<void> | void} main
 */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof StepError ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
