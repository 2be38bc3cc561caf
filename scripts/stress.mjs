import { parseArgs } from 'node:util';
import { setUp, setUpChromium } from './setup.mjs';
import { SLOWEST } from './slowness.mjs';
import { StepError, run, runMain, say } from './steps.mjs';

/*
 * `npm run test:stress -- --seed 7` runs a fifth of the component and end-to-end tests of `npm test` while files and answers come late,
 * the processor is slow, the order is another and the clock stands at an awkward moment. Five seeds in a row run all of them. With
 * `--deep`, those of `npm run test:deep` that run in Chromium behind its usual host too, which takes five times as long.
 */

const PARTS = 5;

/** Moments at which dates go wrong: when in UTC, and where. As many as share no factor with PARTS. */
const MOMENTS = [
  { at: '2028-02-29T12:00Z', zone: 'UTC' },
  { at: '2027-01-31T23:59Z', zone: 'UTC' },
  { at: '2027-04-30T15:59Z', zone: 'UTC' },
  { at: '2027-06-15T11:00Z', zone: 'Pacific/Kiritimati' },
  { at: '2027-09-01T09:30Z', zone: 'Pacific/Pago_Pago' },
  { at: '2027-03-28T00:59Z', zone: 'Europe/Berlin' },
  { at: '2028-01-01T04:59Z', zone: 'America/New_York' },
];

/** Each by the arguments that choose and shuffle its part of the tests. */
const SUITES = [
  {
    name: 'component tests',
    args: ['vitest', 'run', '--project', 'browser', '--isolate'],
    deep: [],
    shuffle: (/** @type {number} */ seed) => [
      '--sequence.shuffle.files',
      '--sequence.shuffle.tests',
      `--sequence.seed=${seed}`,
    ],
  },
  {
    name: 'end-to-end tests',
    args: [
      ...['playwright', 'test', '-c', 'e2e/playwright.config.ts', '--reporter', 'line'],
      ...['--project', 'preview v1'],
    ],
    deep: ['--project', 'deep', '--project', 'deep tagged'],
    shuffle: (/** @type {number} */ seed) => [`--shuffle=${seed}`],
  },
];

await runMain(() => {
  const { values } = parseArgs({
    options: { seed: { type: 'string' }, deep: { type: 'boolean', default: false } },
  });
  const seed = Number(values.seed ?? Math.floor(Date.now() / 1000) % 1_000_000);
  if (!Number.isSafeInteger(seed) || seed < 1)
    throw new StepError('A seed is a number from 1: npm run test:stress -- --seed 7');
  const { at, zone } = MOMENTS[seed % MOMENTS.length] ?? { at: '', zone: '' };
  const part = (seed % PARTS) + 1;
  setUp();
  setUpChromium();
  Object.assign(process.env, { STRESS_SEED: String(seed), TZ: zone });
  const how = `seed ${seed}: part ${part} of ${PARTS}, a processor up to ${SLOWEST} times slower, from ${at} in ${zone}`;
  const failed = SUITES.filter(({ name, args, deep, shuffle }) => {
    say(`${name}, ${how}`);
    const chosen = [...args, ...(values.deep ? deep : []), `--shard=${part}/${PARTS}`, ...shuffle(seed)];
    return !run('node', ['scripts/at.mjs', at, 'npx', ...chosen]);
  });
  if (failed.length > 0)
    throw new StepError(
      `Failed: ${failed.map(({ name }) => name).join(' and ')}. Again: npm run test:stress -- --seed ${seed}${values.deep ? ' --deep' : ''}`,
    );
  say(`Passed, ${how}`);
});
