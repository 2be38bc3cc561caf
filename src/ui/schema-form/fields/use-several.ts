import { useMemo } from 'react';

import type { Parameter } from '#core/form/parameter.ts';

import { useEntry, useFieldActions } from '../use-field.ts';
import { entryValue, chosenOf, listed, toggled, type Choice, toChoices } from '../inputs/choices.ts';

type Several = {
  readonly choices: readonly Choice[];
  readonly chosen: readonly Choice[];
  readonly toggle: (choice: Choice) => void;
  readonly leave: () => void;
};

/** Several choices; an empty selection omits the field. */
export function useSeveral(parameter: Parameter): Several {
  const value = entryValue(useEntry(parameter));
  const { set, leave } = useFieldActions(parameter);
  const choices = useMemo(
    () => toChoices(parameter.options, [...listed(parameter.default), ...listed(value)]),
    [parameter, value],
  );
  const chosen = useMemo(() => chosenOf(choices, value), [choices, value]);
  const toggle = (choice: Choice) => {
    const next = toggled(choices, value, choice);
    set(next === undefined ? undefined : { kind: 'value', value: next });
  };
  return { choices, chosen, toggle, leave };
}
