import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, it, vi } from 'vitest';

/** What the built page tells its first script. */
const BUILT = {
  ...{ base: '/', workers: 'workers/', spendPath: '/spend', descriptor: '', slash: '/', slug: '.' },
  ...{ compose: '/form.js /answers.js', spend: '/spend.js /answers.js' },
  ...{ en: '/en.js', enCompose: '/en-form.js', enSpend: '/en-spend.js' },
};

/** Of a page that changes nothing. */
class Unmoved {
  readonly observe = vi.fn();
}

type Opened = {
  readonly dataset?: object;
  readonly language?: string;
  /** Hears of the typefaces that are added. */
  readonly fonts?: Set<object>;
};

/** The files that are asked for ahead at a path. */
function preloadedFiles(
  pathname: string,
  { dataset = BUILT, language = 'en', fonts = new Set() }: Opened = {},
): readonly string[] {
  const links: { href: string }[] = [];
  runInNewContext(readFileSync('public/start.js', 'utf8'), {
    document: {
      documentElement: { dataset: {}, lang: 'en' },
      currentScript: { dataset },
      createElement: () => ({}),
      head: { append: (link: { href: string }) => links.push(link) },
      fonts,
    },
    window: { FontFace: Array, MutationObserver: Unmoved },
    ...{
      location: { pathname, origin: 'https://console.example.com' },
      localStorage: { getItem: () => null },
    },
    ...{ matchMedia: () => ({ matches: false }), navigator: { languages: [language] } },
  });
  return links.map(({ href }) => href);
}

it.each([
  ['/workers/coreclaw/maps', ['/form.js', '/answers.js', '/en.js', '/en-form.js']],
  ['/spend', ['/spend.js', '/answers.js', '/en.js', '/en-spend.js']],
  ['/sandbox/spend/', ['/spend.js', '/answers.js', '/en.js', '/en-spend.js']],
  ['/runs', ['/en.js']],
])('asks for what %s is drawn with before anything else', (path, files) => {
  expect(preloadedFiles(path)).toEqual(files);
});

it('asks for nothing in development, where no files are named', () => {
  expect(preloadedFiles('/spend', { dataset: {} })).toEqual([]);
});

it.each([
  ['en', 0],
  ['zh-CN', 1],
])('takes quotes and dots from a Chinese typeface in Chinese alone: %s', (language, size) => {
  const fonts = new Set<object>();
  preloadedFiles('/runs', { dataset: {}, language, fonts });
  expect(fonts.size).toBe(size);
});
