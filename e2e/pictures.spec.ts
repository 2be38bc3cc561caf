import { fileURLToPath } from 'node:url';
import { HTTP_ERRORS } from './steps/compose.ts';
import { expect, test } from './fixtures.ts';
import { GUIDE } from './states/guide.ts';
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

/** How the guide shows each of its pictures, by what its file's name ends with. */
const GUIDE_SIZE = { width: 1120, height: 720 };
const IN_GUIDE: Readonly<Record<string, Look>> = {
  '': { ...LIGHT, size: GUIDE_SIZE },
  '.zh': { ...LIGHT, language: 'zh-CN', size: GUIDE_SIZE },
};

/** How high a picture is where a higher one, full of rows, would weigh more than 150 kB. */
const LOW: Readonly<Record<string, number>> = { collection: 640 };

/** That of the READMEs has a dark one too. */
const DARK = 'form';

const inFile = (name: string) => name.replaceAll(/\W+/g, '-');

// No test: `npm run screenshots` has these taken, for people to look at.
/** In both languages. */
const START = /^(Start run|开始运行)$/;

test.describe('pictures of', () => {
  test.use({
    allowedErrors: [HTTP_ERRORS],
    viewport: WIDE,
    contextOptions: { reducedMotion: 'reduce' },
  });

  for (const [name, states] of Object.entries(JOURNEYS)) {
    test(name, async ({ page, sandbox }) => {
      for (const [state, comeTo] of Object.entries(states)) {
        await comeTo({ page, sandbox });
        for (const [look, how] of Object.entries(LOOKS)) {
          await putOn(page, how);
          const picture = `${inFile(name)}--${inFile(state)}-${look}`;
          await page.screenshot({ path: `${root}.cache/gallery/${picture}.png`, animations: 'disabled' });
        }
        await putOn(page, LIGHT);
      }
    });
  }

  test('what the guide shows', async ({ page, sandbox }) => {
    for (const [state, comeTo] of Object.entries(GUIDE)) {
      await comeTo({ page, sandbox });
      const height = LOW[state] ?? GUIDE_SIZE.height;
      for (const [ending, how] of Object.entries(IN_GUIDE)) {
        for (const theme of state === DARK ? (['light', 'dark'] as const) : (['light'] as const)) {
          await putOn(page, { ...how, theme, size: { ...GUIDE_SIZE, height } });
          const name = `${state}${ending}${theme === 'dark' ? '.dark' : ''}`;
          // As it is a moment later, once it can be pressed.
          await expect(page.getByRole('button', { name: START, disabled: true })).toHaveCount(0);
          await page.screenshot({ path: `${root}docs/guide/${name}.png`, animations: 'disabled' });
        }
      }
      await putOn(page, LIGHT);
    }
  });
});
