import { readFileSync, readdirSync } from 'node:fs';
import { dirname, extname, basename, join } from 'node:path';
import { root } from './steps.mjs';

/*
 * Prints how large the code is, and how well it keeps to a few conventions.
 *
 * Product code: the .ts and .tsx files below src, without tests (`*.test.*`), src/test and fixtures.
 * Lines: as `wc -l` counts them.
 * Batch: what lies below a folder, or is a file, whose name has the word "batch" or "batches".
 * Repeated type names: types and interfaces declared at the top of two or more files; those that end in "Props" aside.
 * Spread literals: `...{` in product code.
 * Replaced modules: files in src/host/stand-ins.
 * Full folders: those with more than 15 files of product code of their own, words (src/messages) aside.
 * Terms: how many files have a name of which the term is a word.
 */

const TERMS = ['outbox', 'redact', 'debounce', 'stash', 'forecast', 'reducer'];
const MOST_FILES = 15;

/** @param {string} path */
const wordsOf = (path) => path.split(/[/.-]/);

/** @type {{ path: string, text: string }[]} */
const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => join('src', path).replaceAll('\\', '/'))
  .filter((path) => ['.ts', '.tsx'].includes(extname(path)))
  .filter((path) => !/\.test\.|^src\/test\/|fixture/.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** @param {readonly { text: string }[]} some */
const linesOf = (some) => some.reduce((sum, { text }) => sum + text.split('\n').length - 1, 0);

/** @param {RegExp} pattern */
const matchesOf = (pattern) =>
  files.flatMap(({ path, text }) => [...text.matchAll(pattern)].map(([, name]) => ({ path, name })));

/**
 * @template Item
 * @param {readonly Item[]} items
 * @param {(item: Item) => string} keyOf
 */
function counted(items, keyOf) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

const types = matchesOf(/^(?:export )?(?:type|interface) (\w+)/gm).filter(
  ({ name }) => !name?.endsWith('Props'),
);
const declared = new Map(types.map((type) => [`${type.path} ${type.name}`, type]));
const repeated = [...counted([...declared.values()], ({ name }) => name ?? '')].filter(
  ([, count]) => count > 1,
);
const folders = counted(
  files.filter(({ path }) => !path.startsWith('src/messages')),
  ({ path }) => dirname(path),
);
const full = [...folders].filter(([, count]) => count > MOST_FILES);
const docblocks = matchesOf(/(\/\*\*)/g).length;
const product = linesOf(files);

console.log(`Product lines: ${product} in ${files.length} files`);
console.log(
  `Of batch: ${linesOf(files.filter(({ path }) => wordsOf(path).some((word) => /^batch(es)?$/.test(word))))}`,
);
console.log(`Lines for each docblock: ${(product / docblocks).toFixed(1)}`);
console.log(`Repeated type names: ${repeated.length}`);
console.log(`Spread literals: ${matchesOf(/(\.\.\.\{)/g).length}`);
console.log(`Replaced modules: ${files.filter(({ path }) => path.startsWith('src/host/stand-ins/')).length}`);
console.log(
  `Folders with more than ${MOST_FILES} files: ${full.map(([path, count]) => `${path} (${count})`).join(', ') || 'none'}`,
);
for (const term of TERMS) {
  const named = files.filter(({ path }) => wordsOf(basename(path)).includes(term)).map(({ path }) => path);
  console.log(`${term}: ${named.join(', ') || 'no file'}`);
}
