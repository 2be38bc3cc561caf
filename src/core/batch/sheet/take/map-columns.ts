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

export type RememberedTargets = ReadonlyMap<string, Target>;

type Mapped = {
  readonly names: readonly string[];
  readonly sample: readonly (readonly string[])[];
  readonly descriptor: WorkerDescriptor;
  readonly remembered?: RememberedTargets;
  readonly emptyTables?: ReadonlySet<string>;
  /** The columns are results: `budget` or `timeout` there is found data, not an option. */
  readonly isResults?: boolean;
};

type NamedTargets = Omit<Mapped, 'remembered' | 'emptyTables' | 'isResults'>;

type TargetFinder = (column: number) => Target | undefined;

/**
 * Assigns a target to each column: its earlier one; else the field or option with its name or title, a
 * similar name or the same meaning; else the only one that its cells fit. Each target is used once.
 * Other columns become labels; those without cells are unused. A table column matches a similar name only
 * if the sheet fills several of that table: alone it would replace all its rows.
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
  const usedTargets = createUsedTargets();
  const mapped = { names, sample, descriptor };
  const fields = fieldPlaces(descriptor);
  const parts = partPlaces(descriptor);
  const isFilled = ({ target }: Fillable) => usedTargets.has(target);
  const isNamed = ({ names: theirs }: Fillable) =>
    names.some((name, column) => !found.has(column) && theirs.includes(plainName(name)));
  const filledTogether = () => ofSeveral(parts, isFilled);
  // Made one after the other, each by what those before it found.
  const finders: readonly (() => TargetFinder)[] = [
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
    () => byLikeness(mapped, fields, usedTargets),
    () => byMeaning(mapped, fields, usedTargets),
    () => byContent(mapped, fields, usedTargets),
    () => byLikeness(mapped, filledTogether(), usedTargets),
    () => byMeaning(mapped, filledTogether(), usedTargets),
    () => alone(byOnlyName(names, parts), parts, empty),
  ];
  for (const makeFinder of finders) {
    const find = makeFinder();
    for (const column of names.keys()) {
      const target = found.has(column) ? undefined : find(column);
      if (target === undefined || usedTargets.has(target)) continue;
      found.set(column, target);
      usedTargets.add(target);
    }
  }
  return names.map((name, column) => {
    const target = found.get(column);
    if (target) return { name, target: withItems(target, column, { sample, descriptor }), auto: true };
    const isEmpty = sample.every((row) => (row[column] ?? '').trim() === '');
    return { name, target: { kind: isEmpty && sample.length > 0 ? 'unused' : 'label' }, auto: true };
  });
}

function fitting(target: Target | undefined, { parameters }: WorkerDescriptor): Target | undefined {
  return target?.kind !== 'field' || hasTarget(parameters, target) ? target : undefined;
}

type UsedTargets = { readonly has: (target: Target) => boolean; readonly add: (target: Target) => void };

function createUsedTargets(): UsedTargets {
  const targets: DraftColumn[] = [];
  const asColumn = (target: Target): DraftColumn => ({ name: '', target });
  return {
    has: (target) => clashesOf([...targets, asColumn(target)]).length > 0,
    add: (target) => targets.push(asColumn(target)),
  };
}

type Fillable = {
  readonly target: FieldTarget;
  readonly spec: ValueSpec;
  readonly names: readonly string[];
  readonly wholeNames: readonly string[];
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

const ofSeveral = (parts: readonly Fillable[], isSo: (place: Fillable) => boolean): readonly Fillable[] => {
  const tables = parts.filter(isSo).map(({ target }) => target.name);
  return parts.filter(({ target }) => tables.filter((name) => name === target.name).length > 1);
};

const BETWEEN = /[›>/.:]/;

const byWholeName =
  (names: readonly string[], parts: readonly Fillable[]): TargetFinder =>
  (column) => {
    const name = names[column] ?? '';
    return BETWEEN.test(name) ? onlyOf(parts, (one) => one.wholeNames.includes(plainName(name))) : undefined;
  };

const byOnlyName =
  (names: readonly string[], parts: readonly Fillable[]): TargetFinder =>
  (column) =>
    onlyOf(parts, (one) => one.names.includes(plainName(names[column] ?? '')));

const alone =
  (find: TargetFinder, parts: readonly Fillable[], empty: ReadonlySet<string>): TargetFinder =>
  (column) => {
    const target = find(column);
    const place = parts.find((one) => one.target === target);
    return place?.isEnough === true && empty.has(place.target.name) ? target : undefined;
  };

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

/** Names of run options: unique ones, and common words, which results also use for their own columns. */
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
): TargetFinder {
  return (column) => {
    const name = plainName(names[column] ?? '');
    if (name === '') return undefined;
    const place = places.find((one) => one.names.includes(name));
    if (place) return place.target;
    const option = optionOf?.(name);
    return option && { kind: 'option', name: option };
  };
}

/** The words of a name, in lower case without a final `s`: `maxResults` and `Max. results` are equal. */
function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => (word.length > 3 ? word.replace(/s$/, '') : word));
}

/** Letters that two different words must share at the start. */
const ALIKE_FROM = 3;

const isAlike = (a: string, b: string) =>
  a === b || (Math.min(a.length, b.length) >= ALIKE_FROM && (a.startsWith(b) || b.startsWith(a)));

const EMPTY_WORDS = new Set(['the', 'of', 'a', 'per', 'to', 'for', 'in', 'id', 'name']);

function byLikeness(
  { names, sample }: NamedTargets,
  places: readonly Fillable[],
  usedTargets: UsedTargets,
): TargetFinder {
  return (column) => {
    const cells = filledCells(sample, column);
    const words = wordsOf(names[column] ?? '').filter((word) => !EMPTY_WORDS.has(word));
    if (words.length === 0) return undefined;
    return onlyOf(places, ({ target, spec }) => {
      if (usedTargets.has(target) || holdsNone(spec, cells)) return false;
      return fieldTexts(spec).some((name) => {
        const theirs = wordsOf(name);
        return words.every((word) => theirs.some((other) => isAlike(word, other)));
      });
    });
  };
}

/** Synonyms: a sheet says City where the Worker says Base location. */
const SAME_MEANING: readonly ReadonlySet<string>[] = [
  new Set(['city', 'town', 'location', 'where', '城市', '地点', '位置']),
  new Set(['term', 'keyword', 'query', 'search', 'phrase', '关键词', '搜索词', '查询']),
];

function byMeaning(
  { names, sample }: NamedTargets,
  places: readonly Fillable[],
  usedTargets: UsedTargets,
): TargetFinder {
  return (column) => {
    const words = wordsOf(names[column] ?? '').filter((word) => !EMPTY_WORDS.has(word));
    const meaning = SAME_MEANING.find((same) => words.length > 0 && words.every((word) => same.has(word)));
    if (!meaning) return undefined;
    const cells = filledCells(sample, column);
    return onlyOf(
      places,
      ({ target, spec }) =>
        !usedTargets.has(target) &&
        !holdsNone(spec, cells) &&
        fieldTexts(spec).some((text) => wordsOf(text).some((word) => meaning.has(word))),
    );
  };
}

const filledCells = (sample: Mapped['sample'], column: number): readonly string[] =>
  sample.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '');

/** True if no cell suits the field: then a merely similar name does not match. */
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

const TELLING_CELLS = 2;

function byContent(
  { sample, descriptor }: NamedTargets,
  places: readonly Fillable[],
  usedTargets: UsedTargets,
): TargetFinder {
  const splitting = splittingFields(descriptor.splitting);
  // What splits a run besides a column that was named makes more subtasks, or takes the place of what that column says.
  const isSplit = splitting.some((name) => usedTargets.has({ kind: 'field', name }));
  return (column) => {
    const cells = filledCells(sample, column);
    if (new Set(cells).size < TELLING_CELLS) return undefined;
    const isFree = ({ target }: Fillable) =>
      !usedTargets.has(target) && !(isSplit && splitting.includes(target.name));
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

function onlyOf(places: readonly Fillable[], fits: (place: Fillable) => boolean): Target | undefined {
  const [only, ...others] = places.filter(fits);
  return others.length === 0 ? only?.target : undefined;
}

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
