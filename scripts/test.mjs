import { setUp, setUpChromium, setUpPrograms } from './setup.mjs';
import { StepError, run, runMain, say } from './steps.mjs';

/** Every check, quickest first, each by the npm script that runs it alone. */
const CHECKS = [
  { name: 'format', script: 'check:format' },
  { name: 'lint', script: 'check:lint' },
  { name: 'types', script: 'check:types' },
  { name: 'unused code', script: 'check:unused' },
  { name: 'unit tests', script: 'test:unit' },
  { name: 'component tests in Chromium', script: 'test:browser' },
  { name: 'build', script: 'build:local' },
  { name: 'size budget', script: 'size' },
  { name: 'end-to-end tests', script: 'test:e2e' },
];

/** What `npm run test:deep` adds: other hosts, the other dialect, other engines, every look and size. */
const DEEP_CHECKS = [{ name: 'deep end-to-end tests', script: 'test:e2e:deep' }];

await runMain(() => {
  const deep = process.argv[2] === 'deep';
  setUp();
  setUpChromium();
  setUpPrograms(deep);

  /** @type {string[]} */
  const summary = [];
  let failed;
  for (const check of deep ? DEEP_CHECKS : CHECKS) {
    console.log(`\n=== ${check.name} (npm run ${check.script})`);
    const from = performance.now();
    const passed = run('npm', ['run', '--silent', check.script]);
    const seconds = ((performance.now() - from) / 1000).toFixed(1).padStart(7);
    summary.push(`  ${passed ? 'passed' : 'FAILED'} ${seconds} s  ${check.name}`);
    if (!passed) {
      failed = check;
      break;
    }
  }

  console.log(`\n=== summary\n${summary.join('\n')}\n`);
  if (failed) {
    throw new StepError(`Failed: ${failed.name}. To run it alone: npm run ${failed.script}`);
  }
  say('Every check passed.');
});
