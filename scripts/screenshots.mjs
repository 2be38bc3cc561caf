import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { galleryPage } from './gallery-page.mjs';
import { setUp, setUpChromium } from './setup.mjs';
import { StepError, root, run, runMain, say } from './steps.mjs';

/*
 * `npm run screenshots` takes pictures of every state of every screen (`e2e/states/`) in every look, for people to look at, and
 * renews those of the README and the guide. With a part of their names, `npm run screenshots -- batches`, it takes only these.
 */

const folder = join(root, '.cache', 'gallery');

await runMain(() => {
  setUp();
  setUpChromium({ asPeopleHave: true });
  mkdirSync(folder, { recursive: true });
  const [, , wanted] = process.argv;
  const config = ['test', '-c', 'e2e/playwright.config.ts', '--project=pictures'];
  const taken = run('npx', ['playwright', ...config, ...(wanted === undefined ? [] : ['-g', wanted])]);
  const pictures = readdirSync(folder).flatMap((file) => (file.endsWith('.png') ? [file.slice(0, -4)] : []));
  writeFileSync(join(folder, 'index.html'), galleryPage(pictures));
  if (!taken) throw new StepError('Some pictures could not be taken.');
  say(`Open ${join(folder, 'index.html')}`);
});
