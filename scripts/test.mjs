import { availableParallelism } from 'node:os';
import { setUp, setUpChromium, setUpPrograms } from './setup.mjs';
import { StepError, run, runBeside, runMain, say } from './steps.mjs';

/**
 * Checks that need no browser, each by the npm script that runs it alone. Most work on one processor: as many as there are run
 * side by side. The longest is first, the others meanwhile.
 */
const WITHOUT_BROWSER = [
  { name: 'unit tests', script: 'test:unit' },
  // Builds the console, which the end-to-end tests find there.
  { name: 'build and size budget', script: 'size' },
  { name: 'lint', script: 'check:lint' },
  { name: 'types', script: 'check:types' },
  { name: 'unused code', script: 'check:unused' },
  { name: 'format', script: 'check:format' },
];

/** What takes all processors. */
const IN_BROWSER = [
  { name: 'component tests in Chromium', script: 'test:browser' },
  { name: 'end-to-end tests', script: 'test:e2e' },
];

/** What `npm run test:deep` adds: variants, other hosts, the other dialect, other engines, every look and size. */
const DEEP = [{ name: 'deep end-to-end tests', script: 'test:e2e:deep' }];

/** @typedef {{ name: string, script: string }} Check */

await runMain(async () => {
  const deep = process.argv[2] === 'deep';
  setUp();
  setUpChromium();
  setUpPrograms(deep);

  /** @type {string[]} */
  const summary = [];
  /** @param {Check} check @param {boolean} passed @param {number} from */
  const note = ({ name }, passed, from) => {
    const seconds = ((performance.now() - from) / 1000).toFixed(1).padStart(7);
    summary.push(`  ${passed ? 'passed' : 'FAILED'} ${seconds} s  ${name}`);
  };
  const failed =
    (deep ? undefined : await firstWrong(WITHOUT_BROWSER, note)) ??
    firstFailing(deep ? DEEP : IN_BROWSER, note);
  console.log(`\n=== summary\n${summary.join('\n')}\n`);
  if (failed) {
    throw new StepError(`Failed: ${failed.name}. To run it alone: npm run ${failed.script}`);
  }
  say('Every check passed.');
});

/**
 * Runs all of them, one on each processor, and shows what each said when it is over.
 * @param {readonly Check[]} checks
 * @param {(check: Check, passed: boolean, from: number) => void} note
 * @returns {Promise<Check | undefined>} one that failed
 */
async function firstWrong(checks, note) {
  const waiting = [...checks];
  /** @type {Check[]} */
  const failed = [];
  const lanes = Array.from({ length: availableParallelism() }, async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const from = performance.now();
      const { passed, output } = await runBeside('npm', ['run', '--silent', check.script]);
      console.log(`\n=== ${check.name} (npm run ${check.script})\n${output}`);
      note(check, passed, from);
      if (!passed) failed.push(check);
    }
  });
  await Promise.all(lanes);
  return failed[0];
}

/**
 * Runs one after another, up to the first that fails.
 * @param {readonly Check[]} checks
 * @param {(check: Check, passed: boolean, from: number) => void} note
 * @returns {Check | undefined} the one that failed
 */
function firstFailing(checks, note) {
  return checks.find((check) => {
    console.log(`\n=== ${check.name} (npm run ${check.script})`);
    const from = performance.now();
    const passed = run('npm', ['run', '--silent', check.script]);
    note(check, passed, from);
    return !passed;
  });
}
