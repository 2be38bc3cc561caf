import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, it } from 'vitest';

const PAGES = [
  'CONTRIBUTING.md',
  'README.md',
  'README.zh.md',
  'SECURITY.md',
  'src/ARCHITECTURE.md',
  'docs/decisions/README.md',
  'docs/guide/README.md',
  'docs/guide/README.zh.md',
];

const ROOTS = readdirSync('.', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** What stands between backticks and begins with a folder of the project. */
function quotedPaths(text: string): readonly string[] {
  return [...text.matchAll(/`([\w.@-]+\/[^`\s]*)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => ROOTS.includes(path.split('/')[0] ?? '') && !/[*<>{…]/.test(path));
}

/** Where the links of a page of `folder` lead, but those out of the project. */
const linkedPaths = (text: string, folder: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(([, path = '']) => path)
    .filter((path) => !/^[a-z]+:/.test(path))
    .map((path) => posix.join(folder, path));

it.each(PAGES)('%s names no path that is not there', (page) => {
  const text = readFileSync(page, 'utf8');
  const named = [...quotedPaths(text), ...linkedPaths(text, posix.dirname(page))];
  expect(named.filter((path) => !path.startsWith('.cache/') && !existsSync(path))).toEqual([]);
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
