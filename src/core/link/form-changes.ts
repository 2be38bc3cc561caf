import { defaultOptions } from '#core/descriptor/default-options.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { Draft } from '#core/draft/draft.ts';
import { defaultValues } from '#core/form/default-values.ts';
import type { Entry } from '#core/form/entry.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { readEntry } from '#core/form/reading/read-entry.ts';
import { equalJson } from '#core/json/compare.ts';
import type { Json } from '#core/json/json.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';
import { type OptionsDraft, toOptionsDraft } from '#core/options/options-draft.ts';
import { valueOf } from '#core/secrets/draft-own-key.ts';
import type { AppliedLink } from './apply-link.ts';

export type FormChange =
  | {
      readonly kind: 'field';
      readonly name: string;
      readonly title: string;
      readonly from?: Json;
      readonly to?: Json;
    }
  | {
      readonly kind: 'option';
      readonly name: keyof OptionsDraft;
      readonly from: string;
      readonly to: string;
    };

type FormSide = Pick<Draft, 'values' | 'options'>;

export function formChanges(
  before: FormSide,
  after: FormSide,
  { parameters }: WorkerDescriptor,
): readonly FormChange[] {
  const fields = parameters.flatMap((parameter) => {
    const { name, title } = parameter;
    const valueIn = ({ values }: FormSide) => shownValue(parameter, values.entries.get(name));
    return fieldChange({ name, title }, valueIn(before), valueIn(after));
  });
  const names = new Set([...before.values.extras.keys(), ...after.values.extras.keys()]);
  const extras = [...names].flatMap((name) =>
    fieldChange({ name, title: name }, before.values.extras.get(name), after.values.extras.get(name)),
  );
  const options = OPTION_NAMES.flatMap((name): readonly FormChange[] => {
    const [from, to] = [before.options[name], after.options[name]];
    return from === to ? [] : [{ kind: 'option', name, from, to }];
  });
  return [...fields, ...extras, ...options];
}

export const usualChanges = (form: FormSide, descriptor: WorkerDescriptor): readonly FormChange[] =>
  formChanges(usualForm(descriptor), form, descriptor);

export function linkChanges(
  { values, setFields, setOptions }: Pick<AppliedLink, 'values' | 'setFields' | 'setOptions'>,
  descriptor: WorkerDescriptor,
): readonly FormChange[] {
  const isSet = new Set([...setFields, ...values.extras.keys()]);
  const options = { ...usualForm(descriptor).options, ...setOptions };
  return usualChanges({ values, options }, descriptor).filter(
    ({ kind, name }) => kind === 'option' || isSet.has(name),
  );
}

const usualForm = (descriptor: WorkerDescriptor): FormSide => ({
  values: defaultValues(descriptor.parameters),
  options: toOptionsDraft(defaultOptions(descriptor)),
});

/** The value sent for a field; if it cannot be sent, the value in the form. */
function shownValue(parameter: Parameter, entry: Entry | undefined): Json | undefined {
  const { value, problems } = readEntry(parameter, entry);
  if (value !== undefined || entry === undefined || problems.count === 0) return value;
  const held = valueOf(entry);
  return held === '' ? undefined : held;
}

function fieldChange(
  named: { readonly name: string; readonly title: string },
  from: Json | undefined,
  to: Json | undefined,
): readonly FormChange[] {
  if (from === to || (from !== undefined && to !== undefined && equalJson(from, to))) return [];
  return [{ kind: 'field', ...named, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
}
