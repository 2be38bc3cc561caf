import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, runMain, StepError, succeeds } from './steps.mjs';

/*
 * `npm run at -- 2027-02-28T23:00Z npm run test:unit` runs a command as if it were another day: Node, Chromium, and all that they
 * start. Their clocks go on as fast as ever. For Linux, with a C compiler. Not by `faketime`, with which a Chromium whose processor is
 * slowed down hangs: it reads the clock in a signal handler, and faketime takes a lock for that.
 */

await runMain(() => {
  const [, , when = '', program, ...args] = process.argv;
  const shift = Math.round((Date.parse(when) - Date.now()) / 1000);
  if (Number.isNaN(shift) || program === undefined)
    throw new StepError('Say when and what: npm run at -- 2027-02-28T23:00Z npm run test:unit');
  const folder = mkdtempSync(join(tmpdir(), 'run-console-at-'));
  try {
    const library = join(folder, 'at.so');
    if (!succeeds('cc', ['-O2', '-shared', '-fPIC', '-o', library, join(root, 'scripts', 'at.c')]))
      throw new StepError('scripts/at.c could not be compiled: this needs Linux, and a C compiler as “cc”.');
    const env = { ...process.env, LD_PRELOAD: library, CLOCK_SHIFT: String(shift) };
    process.exitCode = spawnSync(program, args, { env, stdio: 'inherit' }).status ?? 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
});
