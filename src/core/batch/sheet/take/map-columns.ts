import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { plainName } from '#core/find/plain-name.ts';
import { titleFor } from '#core/form/bilingual.ts';
import type { FormValues } from '#core/form/entry.ts';
import type { Parameter, ValueSpec } from '#core/form/parameter.ts';
import { namedValue } from '#core/form/reading/cell-text.ts';
import { isUrl } from '#core/is-url.ts';
import { isEmptyItem } from '#core/json/is-empty-item.ts';
import { PLATFORM_NAMES } from '#core/options/option-names.ts';
import { splittingFields } from '#core/subtasks/split-into-subtasks.ts';

import type { FieldTarget } from '../fillers.ts';
import { ROW_OPTIONS, type RowOption } from '../row-option.ts';
import { clashesOf, type DraftColumn, fillableColumns, hasTarget, type Target } from '../sheet-draft.ts';

/** What columns of some names filled in the batches before, as a person chose it. */
export type RememberedTargets = ReadonlyMap<string, Target>;

type Mapped = {
  readonly names: readonly string[];
  /** The first rows; a cell of each column that has any. */
  readonly sample: readonly (readonly string[])[];
  readonly descriptor: WorkerDescriptor;
  readonly remembered?: RememberedTargets;
  /** Tables of the form without a row: a column for one of their columns may fill them alone. None where it is absent. */
  readonly emptyTables?: ReadonlySet<string>;
  /** The columns are those of results: a `budget` or a `timeout` there is one of what was found. */
  readonly isResults?: boolean;
};

type Named = Omit<Mapped, 'remembered' | 'emptyTables' | 'isResults'>;

/** A way to tell what a column fills; asked of all columns before the next one is. */
type Finder = (column: number) => Target | undefined;

/**
 * Finds what each column of a sheet fills: what it filled before, else the field or option of its name or title, of a name like it or
 * of the same meaning, or the only one that its cells fit. Each is filled by one column. The others are kept beside the results; those without a cell are not used.
 * A column of a table is found by a name alike only where the sheet fills several of that table: alone it would take the place of all its rows.
 */
export function mapColumns({
  names,
  sample,
  descriptor,
  remembered,
  emptyTables: empty = new Set(),
  isResults = false,
}: Mapped): readonly DraftColumn[] {
  const found = new Map<number, Target>();
  const taken = createTaken();
  const mapped = { names, sample, descriptor };
  const fields = fieldPlaces(descriptor);
  const parts = partPlaces(descriptor);
  const isFilled = ({ target }: Fillable) => taken.has(target);
  const isNamed = ({ names: theirs }: Fillable) =>
    names.some((name, column) => !found.has(column) && theirs.includes(plainName(name)));
  const filledTogether = () => ofSeveral(parts, isFilled);
  // Made one after the other, each by what those before it found.
  const finders: readonly (() => Finder)[] = [
    () => (column) => fitting(remembered?.get(plainName(names[column] ?? '')), descriptor),
    () =>
      byName(names, fields, (name) =>
        ROW_OPTIONS.find((known) => optionNames(known, isResults).includes(name)),
      ),
    () => byWholeName(names, parts),
    () =>
      byOnlyName(
        names,
        ofSeveral(parts, (place) => isFilled(place) || isNamed(place)),
      ),
    () => byLikeness(mapped, fields, taken),
    () => byMeaning(mapped, fields, taken),
    () => byContent(mapped, fields, taken),
    () => byLikeness(mapped, filledTogether(), taken),
    () => byMeaning(mapped, filledTogether(), taken),
    () => alone(byOnlyName(names, parts), parts, empty),
  ];
  for (const makeFinder of finders) {
    const find = makeFinder();
    for (const column of names.keys()) {
      const target = found.has(column) ? undefined : find(column);
      if (target === undefined || taken.has(target)) continue;
      found.set(column, target);
      taken.add(target);
    }
  }
  return names.map((name, column) => {
    const target = found.get(column);
    if (target) return { name, target: withItems(target, column, { sample, descriptor }), auto: true };
    const isEmpty = sample.every((row) => (row[column] ?? '').trim() === '');
    return { name, target: { kind: isEmpty && sample.length > 0 ? 'unused' : 'label' }, auto: true };
  });
}

/** What was remembered, where the Worker still has it. */
function fitting(target: Target | undefined, { parameters }: WorkerDescriptor): Target | undefined {
  return target?.kind !== 'field' || hasTarget(parameters, target) ? target : undefined;
}

/** What columns fill already: a table is filled as a whole, or by its columns. */
type Taken = { readonly has: (target: Target) => boolean; readonly add: (target: Target) => void };

function createTaken(): Taken {
  const targets: DraftColumn[] = [];
  const asColumn = (target: Target): DraftColumn => ({ name: '', target });
  return {
    has: (target) => clashesOf([...targets, asColumn(target)]).length > 0,
    add: (target) => targets.push(asColumn(target)),
  };
}

/** What a column can fill: a field, or a column of its table. */
type Fillable = {
  readonly target: FieldTarget;
  readonly spec: ValueSpec;
  /** The names that it has for people. */
  readonly names: readonly string[];
  /** Those of a column of a table together with those of the table. */
  readonly wholeNames: readonly string[];
  /** Whether a row can be made of it alone. */
  readonly isEnough: boolean;
};

const fieldPlaces = ({ parameters }: WorkerDescriptor): readonly Fillable[] =>
  parameters.map((spec) => ({
    target: { kind: 'field', name: spec.name },
    spec,
    isEnough: true,
    names: namesOf(spec),
    wholeNames: [],
  }));

function partPlaces({ parameters }: WorkerDescriptor): readonly Fillable[] {
  const columns = parameters.flatMap((of) => fillableColumns(of).map((spec) => ({ of, spec })));
  return columns.map(({ of, spec }) => ({
    target: { kind: 'field', name: of.name, within: spec.name },
    spec,
    names: namesOf(spec).filter((name) => name !== ''),
    wholeNames: namesOf(spec).flatMap((name) => namesOf(of).map((field) => field + name)),
    isEnough: of.columns.every((one) => one === spec || !one.required),
  }));
}

/** Columns of the tables of which several are so: together they are no chance. */
const ofSeveral = (parts: readonly Fillable[], isSo: (place: Fillable) => boolean): readonly Fillable[] => {
  const tables = parts.filter(isSo).map(({ target }) => target.name);
  return parts.filter(({ target }) => tables.filter((name) => name === target.name).length > 1);
};

/** What stands between the name of a table and that of its column: `Stays › City`. */
const BETWEEN = /[›>/.:]/;

/** Finds a column of a table by a name that names both. */
const byWholeName =
  (names: readonly string[], parts: readonly Fillable[]): Finder =>
  (column) => {
    const name = names[column] ?? '';
    return BETWEEN.test(name) ? onlyOf(parts, (one) => one.wholeNames.includes(plainName(name))) : undefined;
  };

/** Finds the only column of a table of a name. */
const byOnlyName =
  (names: readonly string[], parts: readonly Fillable[]): Finder =>
  (column) =>
    onlyOf(parts, (one) => one.names.includes(plainName(names[column] ?? '')));

/** Of what is found, only columns that may fill their table alone. */
const alone =
  (find: Finder, parts: readonly Fillable[], empty: ReadonlySet<string>): Finder =>
  (column) => {
    const target = find(column);
    const place = parts.find((one) => one.target === target);
    return place?.isEnough === true && empty.has(place.target.name) ? target : undefined;
  };

/** Tables of the form in which nothing stands. */
export function emptyTables(
  { parameters }: Pick<WorkerDescriptor, 'parameters'>,
  { entries }: FormValues,
): ReadonlySet<string> {
  const isEmpty = ({ name }: Parameter) => {
    const entry = entries.get(name);
    return (
      entry === undefined ||
      (entry.kind === 'rows' && entry.rows.chunks.every((chunk) => chunk.every(isEmptyItem)))
    );
  };
  return new Set(parameters.filter((one) => one.columns.length > 0 && isEmpty(one)).map(({ name }) => name));
}

/** Names of run options as people and the platform write them: those that nothing else has, and common words, which results have as their own. */
const OPTION_WORDS: Record<RowOption, readonly [own: string, common: string]> = {
  cpus: ['systemcpus cpucores CPU核心 CPU核数', 'cpus cpu cores'],
  memory: ['systemmemory', 'memory memorymb ram 内存'],
  timeout: ['executelimittimeseconds', 'timeout timeoutseconds 超时 超时时间'],
  maxCharge: ['maximumcharge maxcharge maxtotalcharge 费用上限', 'maximumcost maxcost budget 最高费用'],
  maxTraffic: ['maximumtraffic maxtraffic maxtotaltraffic 流量上限 最大流量', ''],
  proxyRegion: ['proxyregion 代理地区', 'proxycountry proxy'],
  callbackUrl: ['callbackurl 回调地址', 'callback webhook webhookurl'],
};

const optionNames = (option: RowOption, isResults: boolean): readonly string[] => {
  const [own, common] = OPTION_WORDS[option];
  const others = isResults ? '' : `${common} ${PLATFORM_NAMES[option]}`;
  return `${own} ${others}`.split(' ').map(plainName);
};

const namesOf = ({ name, title, wholeTitle }: ValueSpec): readonly string[] =>
  [
    name,
    title,
    wholeTitle ?? title,
    titleFor(wholeTitle ?? title, 'en'),
    titleFor(wholeTitle ?? title, 'zh-CN'),
  ].map(plainName);

const fieldTexts = ({ name, title, wholeTitle }: ValueSpec): readonly string[] => [
  name,
  title,
  wholeTitle ?? '',
];

function byName(
  names: readonly string[],
  places: readonly Fillable[],
  optionOf?: (name: string) => RowOption | undefined,
): Finder {
  return (column) => {
    const name = plainName(names[column] ?? '');
    if (name === '') return undefined;
    const place = places.find((one) => one.names.includes(name));
    if (place) return place.target;
    const option = optionOf?.(name);
    return option && { kind: 'option', name: option };
  };
}

/** The words of a name, in lower case and without an `s` at the end: `maxResults` and `Max. results` have the same. */
function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => (word.length > 3 ? word.replace(/s$/, '') : word));
}

/** Letters that two words have to begin with alike, where they are not the same. */
const ALIKE_FROM = 3;

const isAlike = (a: string, b: string) =>
  a === b || (Math.min(a.length, b.length) >= ALIKE_FROM && (a.startsWith(b) || b.startsWith(a)));

/** Words that say nothing of what a thing is. */
const EMPTY_WORDS = new Set(['the', 'of', 'a', 'per', 'to', 'for', 'in', 'id', 'name']);

function byLikeness({ names, sample }: Named, places: readonly Fillable[], taken: Taken): Finder {
  return (column) => {
    const cells = filledCells(sample, column);
    const words = wordsOf(names[column] ?? '').filter((word) => !EMPTY_WORDS.has(word));
    if (words.length === 0) return undefined;
    return onlyOf(places, ({ target, spec }) => {
      if (taken.has(target) || holdsNone(spec, cells)) return false;
      return fieldTexts(spec).some((name) => {
        const theirs = wordsOf(name);
        return words.every((word) => theirs.some((other) => isAlike(word, other)));
      });
    });
  };
}

/** Words that people use for one thing: a sheet says City where the Worker says Base location. */
const SAME_MEANING: readonly ReadonlySet<string>[] = [
  new Set(['city', 'town', 'location', 'where', '城市', '地点', '位置']),
  new Set(['term', 'keyword', 'query', 'search', 'phrase', '关键词', '搜索词', '查询']),
];

/** Finds the only field whose name or title has a word of the same meaning. */
function byMeaning({ names, sample }: Named, places: readonly Fillable[], taken: Taken): Finder {
  return (column) => {
    const words = wordsOf(names[column] ?? '').filter((word) => !EMPTY_WORDS.has(word));
    const meaning = SAME_MEANING.find((same) => words.length > 0 && words.every((word) => same.has(word)));
    if (!meaning) return undefined;
    const cells = filledCells(sample, column);
    return onlyOf(
      places,
      ({ target, spec }) =>
        !taken.has(target) &&
        !holdsNone(spec, cells) &&
        fieldTexts(spec).some((text) => wordsOf(text).some((word) => meaning.has(word))),
    );
  };
}

const filledCells = (sample: Mapped['sample'], column: number): readonly string[] =>
  sample.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '');

/** True where none of the cells is what the field takes: a name that is only like its own is no match then. */
function holdsNone(spec: ValueSpec, cells: readonly string[]): boolean {
  const { options, type } = spec;
  if (cells.length === 0) return false;
  if (options.length > 0)
    return cells.every((cell) =>
      cell.split(/[,;|\n]/).every((item) => namedValue(spec, item.trim()) === undefined),
    );
  const isNumber = type === 'integer' || type === 'number';
  return isNumber && cells.every((cell) => !/\d/.test(cell));
}

/** So many cells of a column tell what it holds. */
const TELLING_CELLS = 2;

function byContent({ sample, descriptor }: Named, places: readonly Fillable[], taken: Taken): Finder {
  const splitting = splittingFields(descriptor.splitting);
  // What splits a run besides a column that was named makes more subtasks, or takes the place of what that column says.
  const isSplit = splitting.some((name) => taken.has({ kind: 'field', name }));
  return (column) => {
    const cells = filledCells(sample, column);
    if (new Set(cells).size < TELLING_CELLS) return undefined;
    const isFree = ({ target }: Fillable) =>
      !taken.has(target) && !(isSplit && splitting.includes(target.name));
    if (cells.every(isUrl))
      return onlyOf(places, (place) => isFree(place) && place.spec.editor === 'requestList');
    return onlyOf(
      places,
      (place) =>
        isFree(place) &&
        place.spec.options.length > 0 &&
        cells.every((cell) => namedValue(place.spec, cell) !== undefined),
    );
  };
}

/** What the only place fills of which something holds. */
function onlyOf(places: readonly Fillable[], fits: (place: Fillable) => boolean): Target | undefined {
  const [only, ...others] = places.filter(fits);
  return others.length === 0 ? only?.target : undefined;
}

/** Where cells of a list have several items in a line, and no text of one item would be so, that parts them. */
function withItems(
  target: Target,
  column: number,
  { sample, descriptor }: Pick<Mapped, 'sample' | 'descriptor'>,
): Target {
  if (target.kind !== 'field' || target.separator !== undefined) return target;
  // A blank or a comma within one is common, and where a table has several columns they have to part alike.
  if (target.within !== undefined) return target;
  const parameter = descriptor.parameters.find(({ name }) => name === target.name);
  if (parameter?.multiple !== true) return target;
  const cells = sample.map((row) => row[column] ?? '');
  const separator = ([',', ';', '|'] as const).find((one) => cells.some((cell) => cell.includes(one)));
  return separator ? { ...target, separator } : target;
}
