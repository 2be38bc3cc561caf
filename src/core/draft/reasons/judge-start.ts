import { type OptionsDraft, toOptionsDraft } from '#core/options/options-draft.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { readAddress } from '#core/options/read-address.ts';
import type { ReadOptions } from '#core/options/read-options.ts';
import { isJsonArray, ownValue, type Json, type JsonObject } from '#core/json/json.ts';
import { defaultOptions, type OptionsSource } from '#core/descriptor/default-options.ts';
import { OPTION_NAMES, type OptionName } from '#core/options/option-names.ts';

import { UNKNOWN_WORKER } from '../adopt-defaults.ts';
import { gatherAddresses } from './gather-addresses.ts';
import { overOwnCap } from './over-own-cap.ts';
import { isAsSet, keepsReceiver, type Provenance, type Source } from '../provenance.ts';
import { sentAddresses } from './sent-addresses.ts';
import type { StartReason } from './start-reason.ts';

type JudgedOrder = {
  readonly options: ReadOptions;
  readonly custom: JsonObject;
  readonly subtasks: number;
  readonly provenance: Provenance;
  /** More subtasks than this without a maximum charge need a confirmation. */
  readonly threshold: number;
  /** The person's own limit in USD for a run of the Worker; zero or absent means none. */
  readonly ownCap?: number | undefined;
  /** Balance in USD; absent while unknown. */
  readonly balance?: number | undefined;
  readonly readOptions: (options: OptionsDraft) => ReadOptions;
};

/**
 * Judges what is sent, not the form. The person's own limit and many subtasks without a maximum charge
 * count whoever filled the form.
 * A value from outside counts while it is sent as set: each danger separately, or all values together if
 * there is no danger and no maximum charge. An address counts while its receiver is the same.
 * A maximum charge from outside above the Worker's default does not count as a limit.
 */
export function judgeStart(descriptor: WorkerDescriptor, judged: JudgedOrder): readonly StartReason[] {
  const { options, subtasks, threshold, ownCap } = judged;
  const over = overOwnCap([{ maxCharge: options.maxCharge, ownCap }]);
  const found = [...dangerousOptions(descriptor, judged), ...dangerousFields(descriptor, judged)];
  const traffic = lowerTraffic(descriptor, judged);
  const beside = found.length > 0 ? traffic : [];
  const dangers = [...gatherAddresses(found.map((reason) => ({ reason, rows: 1 }))), ...beside];
  const cap = noCap(descriptor, judged);
  if (cap === undefined) return [...over, ...dangers];
  const filled = found.length === 0 ? [...traffic, ...filledFromOutside(descriptor, judged)] : [];
  const many: readonly StartReason[] = subtasks > threshold ? [{ kind: 'subtasks', count: subtasks }] : [];
  const isCapReported = cap.source !== undefined || dangers.length + filled.length + many.length > 0;
  return [...over, ...dangers, ...(isCapReported ? [cap] : []), ...many, ...filled];
}

type NoCap = Extract<StartReason, { readonly kind: 'noCap' }>;

function noCap({ system }: WorkerDescriptor, judged: JudgedOrder): NoCap | undefined {
  const { maxCharge: usual } = system;
  const { maxCharge } = judged.options;
  const set = sourceOf('maxCharge', judged);
  if (maxCharge === undefined) return undefined;
  if (maxCharge === 0) return { kind: 'noCap', usual, ...set };
  const isAboveBalance = maxCharge > (judged.balance ?? Infinity);
  if (set === undefined || (maxCharge <= usual && !isAboveBalance)) return undefined;
  return { kind: 'noCap', usual, limit: maxCharge, ...(isAboveBalance && { isAboveBalance }), ...set };
}

/** Identifies a reason with its value: consent to one value does not cover another. */
export const reasonKey = (reason: StartReason): string => JSON.stringify(reason);

export function isDangerousOption(
  name: OptionName,
  value: string | number | undefined,
  worker: OptionsSource,
): boolean {
  const usual = defaultOptions(worker)[name];
  if (value === undefined || value === '') return false;
  if (name === 'maxCharge') return value === 0 || unlimited(value) > unlimited(usual);
  if (name === 'maxTraffic') return unlimited(value) > unlimited(usual);
  return typeof value === 'number' ? value > Number(usual) : value !== usual;
}

const unlimited = (limit: string | number) => (Number(limit) === 0 ? Infinity : Number(limit));

function sourceOf(
  name: OptionName,
  { options, provenance, readOptions }: JudgedOrder,
): { readonly source: Source } | undefined {
  const set = provenance.options[name];
  if (set === undefined) return undefined;
  const value = readOptions({ ...SOME_OPTIONS, [name]: set.text })[name];
  const isSame =
    name === 'callbackUrl'
      ? hostOf(String(value)) === hostOf(options.callbackUrl ?? '')
      : value === options[name];
  return isSame ? { source: set.source } : undefined;
}

const SOME_OPTIONS = toOptionsDraft(defaultOptions(UNKNOWN_WORKER));

function hostOf(address: string): string {
  const read = readAddress(address);
  return read.ok ? read.value.host : address;
}

function dangerousOptions(descriptor: WorkerDescriptor, judged: JudgedOrder): readonly StartReason[] {
  const usual = defaultOptions(descriptor);
  return OPTION_NAMES.flatMap((name): readonly StartReason[] => {
    const value = judged.options[name];
    const set = sourceOf(name, judged);
    if (set === undefined || value === undefined || !isDangerousOption(name, value, descriptor)) return [];
    if (name === 'callbackUrl') return [{ kind: 'callback', value: String(value), ...set }];
    // A maximum charge has a reason of its own.
    if (name === 'maxCharge') return [];
    return [{ kind: 'option', name, value: String(value), usual: String(usual[name]), ...set }];
  });
}

function dangerousFields(
  { parameters, splitting }: WorkerDescriptor,
  { custom, provenance }: JudgedOrder,
): readonly StartReason[] {
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const splits = new Set(splitting.kind === 'fields' ? splitting.fields : []);
  if (splitting.kind === 'field') splits.add(splitting.field);
  return [...provenance.fields].flatMap(([name, { source, print }]): readonly StartReason[] => {
    const value = ownValue(custom, name);
    if (value === undefined || !(isAsSet(print, value) || keepsReceiver(print, value))) return [];
    const parameter = byName.get(name);
    if (parameter === undefined) return [{ kind: 'extra', name, value, source }];
    return sentAddresses(parameter, value, { isSplit: splits.has(name) }).map(
      ({ value: address, count }) => ({
        kind: 'address',
        name,
        value: address,
        ...(count > 1 && { count }),
        source,
      }),
    );
  });
}

const isEmpty = (value: Json | undefined) =>
  (value ?? '') === '' || (isJsonArray(value) && value.length === 0);

function lowerTraffic(descriptor: WorkerDescriptor, judged: JudgedOrder): readonly StartReason[] {
  const name = 'maxTraffic';
  const [value, usual] = [judged.options[name], defaultOptions(descriptor)[name]];
  const set = sourceOf(name, judged);
  if (set === undefined || value === usual || isDangerousOption(name, value, descriptor)) return [];
  return [{ kind: 'option', name, value: String(value), usual: String(usual), ...set }];
}

function filledFromOutside(descriptor: WorkerDescriptor, judged: JudgedOrder): readonly StartReason[] {
  const usual = defaultOptions(descriptor);
  const fields = [...judged.provenance.fields].filter(([name, { print }]) =>
    isAsSet(print, ownValue(judged.custom, name)),
  );
  const options = OPTION_NAMES.flatMap((name) => {
    if (name === 'maxCharge' || name === 'maxTraffic' || judged.options[name] === usual[name]) return [];
    const set = sourceOf(name, judged);
    return set ? [{ name, ...set }] : [];
  });
  const source = options[0]?.source ?? fields[0]?.[1].source;
  if (source === undefined) return [];
  const isEmptied = ([name]: (typeof fields)[number]) => isEmpty(ownValue(judged.custom, name));
  const namesOf = (some: typeof fields) => some.map(([name]) => name);
  const filled = namesOf(fields.filter((field) => !isEmptied(field)));
  const emptied = namesOf(fields.filter(isEmptied));
  return [{ kind: 'filled', fields: filled, emptied, options: options.map(({ name }) => name), source }];
}
