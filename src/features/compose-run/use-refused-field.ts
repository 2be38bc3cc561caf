import { useMemo } from 'react';

import type { FormStore } from '#core/form/form-store.ts';
import { namedParameter } from '#core/form/named-parameter.ts';
import type { Parameter } from '#core/form/parameter.ts';
import type { StartState } from '#core/journal/start-state.ts';
import type { Refusal } from '#ui/schema-form/form-context.ts';

/** The field that the platform named when it refused a start: errors carry no field path, only a message. */
export function useRefusedField(
  state: StartState,
  parameters: readonly Parameter[],
  store: FormStore,
): Refusal | undefined {
  const facts = state.kind === 'refused' ? state.facts : undefined;
  return useMemo(() => {
    const message = facts?.platformMessage;
    const parameter = message === undefined ? undefined : namedParameter(parameters, message);
    if (message === undefined || parameter === undefined) return undefined;
    const { entries } = store.getState().values;
    return { name: parameter.name, entry: entries.get(parameter.name), message };
  }, [facts, parameters, store]);
}
