import { expect, it } from 'vitest';

import * as en from '#messages/en.ts';
import { codeOf, FILES, fileOf, runningWith } from './own-modules.ts';

type Words = ReadonlySet<string>;

const PARTS: ReadonlyMap<string, Words> = new Map(
  Object.entries(en).map(([part, words]) => [part, new Set(Object.keys(words))]),
);
const ALL: Words = new Set([...PARTS.values()].flatMap((words) => [...words]));

/** What a file of these says elsewhere only, where its words are loaded, or what is no word but looks like one. */
const SAID_ELSEWHERE: Readonly<Record<string, RegExp>> = {
  'features/share-run/snippet/snippet-purpose.ts': /^results\.json$/,
  'parts/end-notice.tsx': /^run\.notify/,
  'results/export/export-dialog.tsx': /^collection\.export\.again$/,
  'starts/wishes/lost-wish.tsx': /^(task|waiting)\.lost/,
  'ui/data-table/data-row.tsx': /^table\./,
};

/** The words that a file says: by their keys, or by what several keys begin with. */
function saidBy(file: string): readonly (readonly string[])[] {
  const code = codeOf(file);
  const keys = [...code.matchAll(/'([a-z]\w*(?:\.[\w-]+)+)'/g)].map(([, key = '']) => [key]);
  const beginnings = [...code.matchAll(/`([a-z]\w*\.(?:[\w-]+\.)*)\$\{/g)].map(([, beginning = '']) =>
    [...ALL].filter((key) => key.startsWith(beginning)),
  );
  return [...keys, ...beginnings].filter(
    ([key]) => key !== undefined && ALL.has(key) && !SAID_ELSEWHERE[file]?.test(key),
  );
}

/** Text from a parenthesis that opens at `from` to the one that closes it. */
function callAt(code: string, from: number): string {
  let depth = 0;
  for (let at = from; at < code.length; at += 1) {
    if (code[at] === '(') depth += 1;
    if (code[at] === ')') depth -= 1;
    if (depth === 0) return code.slice(from, at + 1);
  }
  return code.slice(from);
}

type Loading = { readonly file: string; readonly parts: readonly string[] };

/** What a file loads late, and the parts of the words that come with it. */
function loadedBy(file: string): readonly Loading[] {
  const code = codeOf(file);
  const withWords = [...code.matchAll(/\b(?:screen|lazyCode|lazyComponent)\(/g)].flatMap((found) => {
    const call = callAt(code, found.index + found[0].length - 1);
    const [, name = ''] = /^\((\w+),/.exec(call) ?? [];
    const named = name === '' ? '' : (code.split(`const ${name} = `)[1]?.split(';')[0] ?? '');
    const parts = [...call.matchAll(/'(\w+)'/g)].flatMap(([, part = '']) => (PARTS.has(part) ? part : []));
    return lateImports(call + named, file).map((late) => ({ file: late, parts }));
  });
  const known = new Set(withWords.map((loading) => loading.file));
  const others = lateImports(code, file).filter((late) => !known.has(late));
  return [...withWords, ...others.map((late) => ({ file: late, parts: askedBy(file) }))];
}

/** The parts of the words that a file asks for itself, before it says them. */
const askedBy = (file: string): readonly string[] =>
  [...codeOf(file).matchAll(/\bloadWords\('(\w+)'\)/g)].map(([, part = '']) => part);

const lateImports = (code: string, file: string): readonly string[] =>
  [...code.matchAll(/\bimport\(\s*'([^']+)'/g)].flatMap(([, named = '']) => fileOf(named, file) ?? []);

const running = new Map(FILES.map((file) => [file, runningWith(file)]));
const loaded = new Map(FILES.map((file) => [file, loadedBy(file)]));
const said = new Map(FILES.map((file) => [file, saidBy(file)]));
const first = running.get('main.tsx') ?? new Set<string>();

/** What is said while its words are not loaded, from a file on that is loaded late: here, and in what that loads. */
function missing(file: string, parts: ReadonlySet<string>, seen = new Set<string>()): readonly string[] {
  const id = [file, ...[...parts].sort()].join();
  if (seen.has(id)) return [];
  seen.add(id);
  const has = (own: string) => (key: string) =>
    [...parts, ...askedBy(own)].some((part) => PARTS.get(part)?.has(key));
  return [...(running.get(file) ?? [])]
    .filter((own) => !first.has(own))
    .flatMap((own) => [
      ...(said.get(own) ?? []).filter((keys) => !keys.some(has(own))).map(([key = '']) => `${own}: ${key}`),
      ...(loaded.get(own) ?? []).flatMap((late) =>
        missing(late.file, new Set([...parts, ...late.parts]), seen),
      ),
    ]);
}

const late = [...first].flatMap((file) =>
  (loaded.get(file) ?? []).map((found) => ({ from: file, ...found })),
);

it('finds what is loaded late', () => {
  expect(late.length).toBeGreaterThan(15);
});

it.each(late)('$file says nothing whose words are not loaded with it', ({ file, parts }) => {
  expect([...new Set(missing(file, new Set(['start', ...parts])))]).toEqual([]);
});
