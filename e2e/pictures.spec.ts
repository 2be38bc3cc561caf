import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { HTTP_ERRORS } from './compose.ts';
import { test } from './fixtures.ts';
import { JOURNEYS } from './states/journeys.ts';
import { type Look, putOn } from './states/looks.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

const LIGHT: Look = { theme: 'light', language: 'en', size: WIDE };

const LOOKS: Readonly<Record<string, Look>> = {
  light: LIGHT,
  dark: { ...LIGHT, theme: 'dark' },
  chinese: { ...LIGHT, language: 'zh-CN' },
  narrow: { ...LIGHT, size: NARROW },
  'narrow-dark': { ...LIGHT, theme: 'dark', size: NARROW },
};

/** Pictures that the README and the docs show, by what they are copies of. */
const IN_DOCS: Readonly<Record<string, string>> = {
  'the-form--untouched-light': 'compose',
  'the-form--untouched-dark': 'compose-dark',
  'a-run--that-succeeded-light': 'run',
};

const inFile = (name: string) => name.replaceAll(/\W+/g, '-');

// No test: `npm run screenshots` has these taken, for people to look at.
test.describe('pictures of', () => {
  test.use({
    allowedErrors: [HTTP_ERRORS],
    viewport: WIDE,
    contextOptions: { reducedMotion: 'reduce' },
  });

  for (const [name, states] of Object.entries(JOURNEYS)) {
    test(name, async ({ page, sandbox }) => {
      test.slow();
      for (const [state, comeTo] of Object.entries(states)) {
        await comeTo({ page, sandbox });
        for (const [look, how] of Object.entries(LOOKS)) {
          await putOn(page, how);
          const picture = `${inFile(name)}--${inFile(state)}-${look}`;
          const path = `${root}.cache/gallery/${picture}.png`;
          await page.screenshot({ path, animations: 'disabled' });
          const copy = IN_DOCS[picture];
          if (copy !== undefined) copyFileSync(path, `${root}docs/${copy}.png`);
        }
        await putOn(page, LIGHT);
      }
    });
  }
});
