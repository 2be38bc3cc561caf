import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, it } from 'vitest';

import { SCREEN_PATHS } from '#core/ids/screen-paths.ts';
import { codeOf, FILES } from './own-modules.ts';

const PAGES = [
  'CONTRIBUTING.md',
  'README.md',
  'README.zh.md',
  'SECURITY.md',
  'src/ARCHITECTURE.md',
  'docs/decisions/README.md',
  'docs/platform.md',
  'docs/guide/README.md',
  'docs/guide/README.zh.md',
];
const RECORDS = readdirSync('docs/decisions').map((file) => `docs/decisions/${file}`);

const foldersOf = (folder: string) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
const ROOTS = foldersOf('.');
const ROOMS = foldersOf('src');

/** What stands between backticks, or alone in brackets, and begins with a folder of the project or of its `src`. */
function quotedPaths(text: string): readonly string[] {
  return [...text.matchAll(/`([\w.@-]+\/[^`\s]*)`|\(([\w-]+\/[\w/.-]+\.\w+)\)/g)]
    .map(([, quoted, alone = '']) => quoted ?? alone)
    .filter((path) => !/[*<>{…]/.test(path))
    .flatMap((path) => {
      const root = path.split('/')[0] ?? '';
      if (ROOTS.includes(root)) return [path];
      return ROOMS.includes(root) ? [`src/${path}`] : [];
    });
}

/** Where the links of a page of `folder` lead, but those out of the project. */
const linkedPaths = (text: string, folder: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(([, path = '']) => path)
    .filter((path) => !/^[a-z]+:/.test(path))
    .map((path) => posix.join(folder, path));

it.each([...PAGES, ...RECORDS])('%s names no path that is not there', (page) => {
  const text = readFileSync(page, 'utf8').replaceAll(/^- before: .*$/gm, '');
  const named = [...quotedPaths(text), ...linkedPaths(text, posix.dirname(page))];
  expect(named.filter((path) => !path.startsWith('.cache/') && !existsSync(path))).toEqual([]);
});

it('walks, in the record of the five walks, by functions that stand where it says', () => {
  const ways = readFileSync('docs/decisions/0025-five-walks.md', 'utf8').match(/^- after: .*$/gm) ?? [];
  const steps = ways.flatMap((way) => {
    let file = '';
    return [...way.matchAll(/`(\w+)`(?: \(([^)]+)\))?/g)].map(([, name = '', named = file]) => {
      file = named;
      return { name, file };
    });
  });
  const isIn = ({ name, file }: (typeof steps)[number]) =>
    new RegExp(`(?:function|const) ${name}\\b|^\\s+${name}[:,(=]`, 'm').test(codeOf(file));
  expect(ways).toHaveLength(5);
  expect(steps.filter((step) => !isIn(step))).toEqual([]);
});

it('has a heading in docs/platform.md for each group of rules that a comment points to', () => {
  const headings = [...readFileSync('docs/platform.md', 'utf8').matchAll(/^## (.+)$/gm)].map(
    ([, name]) => name,
  );
  const pointers = FILES.flatMap((file) =>
    // A pointer may go on in the next line of its comment.
    [...codeOf(file).matchAll(/docs\/platform\.md,[\s*/]+"([^"]+)"/g)].map(([, name = '']) => name),
  );
  expect(pointers.length).toBeGreaterThan(0);
  expect(pointers.filter((name) => !headings.includes(name))).toEqual([]);
});

it('numbers no section of a page that is not there', () => {
  expect(FILES.filter((file) => /(?<!RFC \d{4}, )\bsections? \d/.test(codeOf(file)))).toEqual([]);
});

/** Of a newcomer, with the words that the answer stands behind. */
const QUESTIONS = [
  'Where is a run option read?',
  'What happens between the click and the POST?',
  'Where do I add an editor?',
  '… a word?',
  '… a screen state?',
  '… a stored thing?',
  '… a fault of the sandbox?',
];

it.each(QUESTIONS)('CONTRIBUTING.md answers "%s" by a path', (question) => {
  const row = readFileSync('CONTRIBUTING.md', 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`| ${question} `));
  expect(quotedPaths(row ?? '').length).toBeGreaterThan(0);
});

it('tells the order of the folders of core as lint holds it', () => {
  const [, held = ''] = /CORE_ORDER = \[([^\]]*)\]/.exec(readFileSync('oxlint.config.js', 'utf8')) ?? [];
  const [told = ''] = /`bytes json [^`]*`/.exec(readFileSync('src/ARCHITECTURE.md', 'utf8')) ?? [];
  const names = (text: string) => text.match(/[a-z-]{2,}/g);
  expect(names(told)).toEqual(names(held));
});

it('writes the address of no screen but in core/ids', () => {
  const screens = Object.values(SCREEN_PATHS).flatMap((path) => /^\/(\w+)/.exec(path)?.[1] ?? []);
  const byHand = new RegExp(`['"\`]/(?:${screens.join('|')})\\b`);
  const others = FILES.filter((file) => !/^(core\/ids|api|sandbox)\//.test(file));
  expect(byHand.test(codeOf('core/ids/screen-paths.ts'))).toBe(true);
  expect(others.filter((file) => byHand.test(codeOf(file)))).toEqual([]);
});

/** So many files of code stand in a folder at the most, about a dozen: it is scanned at one look. */
const MOST_FILES = 18;

it('has no folder that is not scanned at one look, but for the words of a language', () => {
  const sizes = new Map<string, number>();
  for (const file of FILES) sizes.set(posix.dirname(file), (sizes.get(posix.dirname(file)) ?? 0) + 1);
  const wide = [...sizes].filter(([, files]) => files > MOST_FILES).map(([folder]) => folder);
  expect(wide.sort()).toEqual(['messages/en', 'messages/zh']);
});
