import { type OptionsDraft, toOptionsDraft, withCores } from '#core/options/options-draft.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { defaultEntry } from '#core/form/default-values.ts';
import { entryFromValue } from '#core/form/reading/entry-text.ts';
import type { Entry, FormValues } from '#core/form/entry.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { readEntry } from '#core/form/reading/read-entry.ts';
import { excerptValue } from '#core/json/write.ts';
import { ownValue, type Json } from '#core/json/json.ts';
import type { RunOrder } from '#core/run/run.ts';
import { defaultOptions } from '#core/descriptor/default-options.ts';
import type { LinkContent, LinkIssue } from './link-content.ts';
import { OPTION_NAMES, PLATFORM_NAMES } from '#core/options/option-names.ts';

export type AppliedLink = {
  readonly values: FormValues;
  readonly options: OptionsDraft;
  readonly setOptions: Partial<OptionsDraft>;
  /** Fields whose value is the link's, including cleared ones. */
  readonly setFields: readonly string[];
  readonly issues: readonly LinkIssue[];
};

export type OptionsOfDraft = (draft: OptionsDraft) => RunOrder['options'];

export function applyLink(
  content: LinkContent,
  descriptor: WorkerDescriptor,
  readOptions: OptionsOfDraft,
): AppliedLink {
  const fields = descriptor.parameters.map((parameter) => applyField(parameter, content));
  const names = new Set(descriptor.parameters.map(({ name }) => name));
  const extras = Object.entries(content.custom).filter(([name]) => !names.has(name));
  const { options, setOptions, issues } = applyOptions(content, descriptor, readOptions);
  return {
    values: {
      entries: new Map(fields.flatMap(({ name, entry }) => (entry === undefined ? [] : [[name, entry]]))),
      extras: new Map(extras),
    },
    options,
    setOptions,
    setFields: fields.filter(({ isSet }) => isSet).map(({ name }) => name),
    issues: [
      ...content.issues,
      ...fields.flatMap(({ issue }) => (issue === undefined ? [] : [issue])),
      ...extras.map(([name, value]) => ({
        field: name,
        value: excerptValue(value),
        reason: { kind: 'unknownField' as const },
      })),
      ...issues,
    ],
  };
}

type AppliedField = {
  readonly name: string;
  readonly entry: Entry | undefined;
  readonly isSet: boolean;
  readonly issue?: LinkIssue;
};

function applyField(parameter: Parameter, content: LinkContent): AppliedField {
  const { name } = parameter;
  const usual = defaultEntry(parameter);
  const value = ownValue(content.custom, name);
  if (value === undefined) {
    const isCleared = content.cleared === 'others' || content.cleared.includes(name);
    return { name, entry: isCleared ? undefined : usual, isSet: isCleared && usual !== undefined };
  }
  const entry = entryFromValue(parameter, value);
  const [first] = readEntry(parameter, entry).problems.first;
  if (first === undefined) return { name, entry, isSet: true };
  const { problem } = first;
  return { name, entry: usual, isSet: false, issue: issueOf(parameter, value, { kind: 'problem', problem }) };
}

export function issueOf(parameter: Parameter, value: Json, reason: LinkIssue['reason']): LinkIssue {
  const stays = parameter.default === undefined ? {} : { stays: excerptValue(parameter.default) };
  return { field: parameter.name, value: excerptValue(value), reason, ...stays };
}

function applyOptions(
  { options: wanted }: LinkContent,
  descriptor: WorkerDescriptor,
  readOptions: OptionsOfDraft,
): Pick<AppliedLink, 'options' | 'setOptions' | 'issues'> {
  const usual = toOptionsDraft(defaultOptions(descriptor));
  const read = readOptions({ ...usual, ...wanted });
  const names = OPTION_NAMES.filter((name) => wanted[name] !== undefined);
  const usable = names.filter((name) => read[name] !== undefined);
  const setOptions = withCores(Object.fromEntries(usable.map((name) => [name, wanted[name]])));
  return {
    options: { ...usual, ...setOptions },
    setOptions,
    issues: names
      .filter((name) => read[name] === undefined)
      .map((name) => ({
        field: PLATFORM_NAMES[name],
        value: excerptValue(wanted[name] ?? ''),
        reason: { kind: 'badOption' },
        ...(usual[name] === '' ? {} : { stays: usual[name] }),
      })),
  };
}
