import { setUp, setUpChromium } from './setup.mjs';
import { runMain } from './steps.mjs';

/** Measures how quick the built console is in Chromium: `npm run bench`, or `npm run bench rows typing` for some parts. */
await runMain(async () => {
  setUp();
  setUpChromium({ asPeopleHave: true });
  const { runBench } = await import('./bench/run-bench.mjs');
  await runBench(process.argv.slice(2));
});
