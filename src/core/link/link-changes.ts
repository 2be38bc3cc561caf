import { type OptionsDraft, toOptionsDraft } from '#core/options/options-draft.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { defaultEntry } from '#core/form/default-values.ts';
import { differsFromDefault } from '#core/form/default-values.ts';
import { readEntry } from '#core/form/reading/read-entry.ts';
import type { Json } from '#core/json/json.ts';
import type { AppliedLink } from './apply-link.ts';
import { defaultOptions } from '#core/descriptor/default-options.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';

/** What a link changes of the form that the Worker opens with; a value that is absent is one that is not sent. */
export type LinkChange =
  | {
      readonly kind: 'field';
      readonly name: string;
      readonly title: string;
      readonly from?: Json;
      readonly to?: Json;
    }
  | { readonly kind: 'extra'; readonly name: string; readonly to: Json }
  | {
      readonly kind: 'option';
      readonly name: keyof OptionsDraft;
      readonly from: string;
      readonly to: string;
    };

/** Lists what a link set otherwise than the Worker's defaults: fields in the form's order, then extras, then options. */
export function linkChanges(
  { values, setFields, setOptions }: Pick<AppliedLink, 'values' | 'setFields' | 'setOptions'>,
  descriptor: WorkerDescriptor,
): readonly LinkChange[] {
  const isSet = new Set(setFields);
  const usual = toOptionsDraft(defaultOptions(descriptor));
  const fields = descriptor.parameters.flatMap((parameter): readonly LinkChange[] => {
    const { name, title } = parameter;
    const entry = values.entries.get(name);
    if (!isSet.has(name) || !differsFromDefault(parameter, entry)) return [];
    const from = readEntry(parameter, defaultEntry(parameter)).value;
    const to = readEntry(parameter, entry).value;
    return [
      {
        kind: 'field',
        name,
        title,
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      },
    ];
  });
  const extras = [...values.extras].map(([name, to]): LinkChange => ({ kind: 'extra', name, to }));
  const options = OPTION_NAMES.flatMap((name): readonly LinkChange[] => {
    const to = setOptions[name];
    return to === undefined || to === usual[name] ? [] : [{ kind: 'option', name, from: usual[name], to }];
  });
  return [...fields, ...extras, ...options];
}
