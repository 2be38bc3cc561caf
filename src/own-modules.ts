import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/** The files of `src` that are built, for tests of how they lean on each other. */
export const FILES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\.d\.ts$/.test(file));
const KNOWN = new Set(FILES);

export const codeOf = (file: string): string => readFileSync(`src/${file}`, 'utf8');

/** The file of `src` that a file names in an import; undefined for one that is not there. */
export function fileOf(named: string, file: string): string | undefined {
  const to = named.startsWith('#') ? named.slice(1) : posix.join(posix.dirname(file), named);
  return KNOWN.has(to) ? to : undefined;
}

/** What a file imports of `src`: all of it, what of it is there when the file runs, and what it has loaded later, or beside the page. */
export function importsOf(file: string): {
  readonly all: readonly string[];
  readonly running: readonly string[];
  readonly lazy: readonly string[];
} {
  const code = codeOf(file);
  const own = [...code.matchAll(/^(?:import|export) ([^;]*?from )?'([^']+)';/gm)].flatMap(
    ([, names = '', from = '']) => {
      const to = fileOf(from, file);
      return to === undefined
        ? []
        : [{ to, isType: /^type |^\{(\s*type [^,}]+,?)+\s*\} from $/.test(names) }];
    },
  );
  const lazy = [...code.matchAll(/\bimport\(\s*'([^']+)'|'([^'?]+)\?worker/g)].flatMap(
    ([, loaded, thread = '']) => fileOf(loaded ?? thread, file) ?? [],
  );
  return {
    all: own.map(({ to }) => to),
    running: own.flatMap(({ isType, to }) => (isType ? [] : [to])),
    lazy,
  };
}

/** All that is there when a file runs, the file among it. */
export function runningWith(file: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [file];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    open.push(...importsOf(next).running);
  }
  return reached;
}
