import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { BuiltCustom } from '#core/form/build-custom.ts';
import { defaultEntry } from '#core/form/default-values.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { readEntry } from '#core/form/reading/read-entry.ts';
import { equalJson } from '#core/json/compare.ts';
import { ownValue, type Json } from '#core/json/json.ts';
import { cpusForMemory, type RunOptions } from '#core/options/run-options.ts';
import type { RunOrder } from '#core/run/run.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import { defaultOptions } from '#core/descriptor/default-options.ts';
import { findLooseSecret, findSecret, isOwnKey } from '#core/secrets/find-secrets.ts';
import type { SecretReason } from '#core/secrets/secret-value.ts';
import type { LinkDraft } from './link-draft.ts';
import { FIELD_PREFIX, OPTION_NAMES, PLATFORM_NAMES } from '#core/options/option-names.ts';

export type ShareSource = {
  readonly worker: WorkerSlug;
  readonly descriptor: WorkerDescriptor;
  readonly built: BuiltCustom;
  readonly options: RunOrder['options'];
  /** The API key of this tab, which a link must never contain. */
  readonly key?: string | undefined;
};

export type ShareItem = {
  /** Its unique name in a query, such as `custom.max_results` or `system.memory`. */
  readonly id: string;
  readonly isDefault: boolean;
  readonly secret?: SecretReason;
} & (
  | {
      readonly kind: 'field';
      readonly name: string;
      readonly title: string;
      /** Absent if the person cleared a default. */
      readonly value?: Json;
    }
  | { readonly kind: 'extra'; readonly name: string; readonly value: Json }
  | { readonly kind: 'option'; readonly name: keyof RunOptions; readonly value: string | number }
);

/**
 * All that a link of this draft can hold, in request order. Invalid values, which are not sent, are not
 * shown.
 */
export function shareItems({ descriptor, built, options, key }: ShareSource): readonly ShareItem[] {
  const names = new Set(descriptor.parameters.map(({ name }) => name));
  const extras = Object.entries(built.custom).filter(([name]) => !names.has(name));
  const usual = defaultOptions(descriptor);
  const { memory, cpus } = options;
  // A link with a size of memory and no cores sets the cores that go with it.
  const isOtherMachine = memory !== undefined && memory !== usual.memory && cpus !== cpusForMemory(memory);
  return [
    ...descriptor.parameters.flatMap((parameter) => fieldItem(parameter, built, key)),
    ...extras.map(([name, value]): ShareItem => ({
      kind: 'extra',
      id: FIELD_PREFIX + name,
      name,
      value,
      isDefault: false,
      ...withSecret(findLooseSecret(name, value, key)),
    })),
    ...OPTION_NAMES.flatMap((name): readonly ShareItem[] => {
      const value = options[name];
      if (value === undefined) return [];
      const isDefault = value === usual[name] && !(name === 'cpus' && isOtherMachine);
      const secret = isDefault ? undefined : findLooseSecret(name, value, key);
      return [{ kind: 'option', id: PLATFORM_NAMES[name], name, value, isDefault, ...withSecret(secret) }];
    }),
  ];
}

function fieldItem(parameter: Parameter, built: BuiltCustom, key: string | undefined): readonly ShareItem[] {
  const { name, title } = parameter;
  const usual = defaultEntry(parameter);
  const value = ownValue(built.custom, name);
  const base = { kind: 'field', id: FIELD_PREFIX + name, name, title } as const;
  if (value === undefined) {
    const [wrong] = built.problems.get(name)?.first ?? [];
    const isCleared = wrong === undefined || wrong.problem.kind === 'required';
    return isCleared && hasValue(parameter) ? [{ ...base, isDefault: false }] : [];
  }
  const usually = usual && readEntry(parameter, usual).value;
  const isDefault = usually !== undefined && isSame(value, usually);
  return [
    { ...base, value, isDefault, ...withSecret(isDefault ? undefined : findSecret(parameter, value, key)) },
  ];
}

function hasValue(parameter: Parameter): boolean {
  const usual = defaultEntry(parameter);
  if (usual === undefined) return false;
  const { value, problems } = readEntry(parameter, usual);
  return value !== undefined || problems.first.some(({ problem }) => problem.kind !== 'required');
}

function isSame(one: Json, other: Json): boolean {
  return equalJson(one, other) && (typeof one !== 'object' || JSON.stringify(one) === JSON.stringify(other));
}

const withSecret = (secret: SecretReason | undefined) => (secret === undefined ? {} : { secret });

/** The default selection for a link: what differs from the Worker's defaults, without secrets. */
export function isSharedByDefault({ isDefault, secret }: ShareItem): boolean {
  return !isDefault && secret === undefined;
}

/**
 * The link of a draft.
 * @param chosen tells which items it holds; other items that differ from the defaults are named as
 * withheld
 */
export function toLinkDraft(
  { worker, descriptor }: Pick<ShareSource, 'worker' | 'descriptor'>,
  items: readonly ShareItem[],
  chosen: (item: ShareItem) => boolean,
): LinkDraft & { readonly cleared: readonly string[] } {
  const sharedItems = items.filter((item) => chosen(item) && !isOwnKey(item.secret));
  return {
    worker,
    version: descriptor.version,
    custom: Object.fromEntries(
      sharedItems.flatMap((item) =>
        item.kind !== 'option' && item.value !== undefined ? [[item.name, item.value] as const] : [],
      ),
    ),
    cleared: sharedItems.flatMap((item) =>
      item.kind === 'field' && item.value === undefined ? [item.name] : [],
    ),
    options: Object.fromEntries(
      sharedItems.flatMap((item) => (item.kind === 'option' ? [[item.name, item.value] as const] : [])),
    ),
    withheld: items
      // A name that holds the key itself is not told either.
      .filter(
        (item) =>
          !item.isDefault && !sharedItems.includes(item) && !(item.kind === 'extra' && isOwnKey(item.secret)),
      )
      .map((item) => (item.kind === 'option' ? item.id : item.name)),
  };
}

export function toSharedOrder(
  { worker, built, options }: ShareSource,
  items: readonly ShareItem[],
  chosen: (item: ShareItem) => boolean,
): RunOrder {
  const leftOut = new Set(
    items
      .filter((item) => isOwnKey(item.secret) || (!item.isDefault && !chosen(item)))
      .map(({ kind, name }) => `${kind} ${name}`),
  );
  const isShared = (name: string) => !leftOut.has(`field ${name}`) && !leftOut.has(`extra ${name}`);
  return {
    worker,
    custom: Object.fromEntries(Object.entries(built.custom).filter(([name]) => isShared(name))),
    options: {
      ...options,
      ...Object.fromEntries(
        items.flatMap((item) =>
          item.kind === 'option' && leftOut.has(`option ${item.name}`) ? [[item.name, undefined]] : [],
        ),
      ),
    },
  };
}
