import { useMemo } from 'react';

import type { Parameter } from '#core/form/parameter.ts';
import { isJsonArray, type Json } from '#core/json/json.ts';

import { useEntry, useFieldActions } from '../use-field.ts';
import { entryValue } from './entry-value.ts';
import { type Choice, choiceOf, toChoices } from './to-choices.ts';

type Several = {
  readonly choices: readonly Choice[];
  readonly chosen: readonly Choice[];
  readonly toggle: (choice: Choice) => void;
  readonly leave: () => void;
};

const listed = (value: Json | undefined): readonly Json[] => {
  if (value === undefined || value === null) return [];
  return isJsonArray(value) ? value : [value];
};

/** Several choices at once, kept in the order of the options; none of them leaves the field out. */
export function useSeveral(parameter: Parameter): Several {
  const value = entryValue(useEntry(parameter));
  const { set, leave } = useFieldActions(parameter);
  const choices = useMemo(
    () => toChoices(parameter.options, [...listed(parameter.default), ...listed(value)]),
    [parameter, value],
  );
  const chosen = useMemo(() => {
    const keys = new Set(listed(value).map((one) => choiceOf(choices, one)?.key));
    return choices.filter(({ key }) => keys.has(key));
  }, [choices, value]);
  const toggle = (choice: Choice) => {
    const isOn = chosen.includes(choice);
    const next = choices.filter((one) => (one === choice ? !isOn : chosen.includes(one)));
    set(next.length === 0 ? undefined : { kind: 'value', value: next.map((one) => one.value) });
  };
  return { choices, chosen, toggle, leave };
}
