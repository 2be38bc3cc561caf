import type { Draft } from '#core/draft/draft.ts';
import { readEntry } from '#core/form/reading/read-entry.ts';
import { equalJson } from '#core/json/compare.ts';
import type { Json } from '#core/json/json.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';
import type { LinkChange } from './link-changes.ts';

type Side = Pick<Draft, 'values' | 'options'>;

/** Lists what is otherwise in one form than in another: fields in the form's order, then extras, then options. */
export function draftChanges(
  before: Side,
  after: Side,
  { parameters }: WorkerDescriptor,
): readonly LinkChange[] {
  const fields = parameters.flatMap((parameter): readonly LinkChange[] => {
    const { name, title } = parameter;
    const valueIn = ({ values }: Side) => readEntry(parameter, values.entries.get(name)).value;
    return fieldChange({ name, title }, valueIn(before), valueIn(after));
  });
  const names = new Set([...before.values.extras.keys(), ...after.values.extras.keys()]);
  const extras = [...names].flatMap((name) =>
    fieldChange({ name, title: name }, before.values.extras.get(name), after.values.extras.get(name)),
  );
  const options = OPTION_NAMES.flatMap((name): readonly LinkChange[] => {
    const [from, to] = [before.options[name], after.options[name]];
    return from === to ? [] : [{ kind: 'option', name, from, to }];
  });
  return [...fields, ...extras, ...options];
}

function fieldChange(
  named: { readonly name: string; readonly title: string },
  from: Json | undefined,
  to: Json | undefined,
): readonly LinkChange[] {
  if (from === to || (from !== undefined && to !== undefined && equalJson(from, to))) return [];
  return [{ kind: 'field', ...named, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
}
