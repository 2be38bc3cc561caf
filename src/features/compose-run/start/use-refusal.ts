import { useMemo } from 'react';

import { namedParameter } from '#core/form/named-parameter.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { refusedItem } from '#core/subtasks/split-into-subtasks.ts';
import { useMessages } from '#messages/use-messages.ts';
import { subtaskProblemText } from '#parts/texts/subtask-problem-text.ts';
import { refusalIn, type StartState } from '#starts/journal/start-state.ts';
import { namedOption } from '#core/link/named-option.ts';
import type { Refusal } from '#ui/schema-form/form-context.ts';

import type { OptionRefusal } from '../options/option-refusal.ts';
import type { ComposedDraft } from '../draft/use-draft.ts';

type NamedRefusal = { readonly field?: Refusal; readonly option?: OptionRefusal };

/**
 * The option or field that the platform named when it refused a start, from a detail of the error or its
 * message.
 */
export function useRefusal(
  state: StartState,
  parameters: readonly Parameter[],
  { store }: Pick<ComposedDraft, 'store'>,
): NamedRefusal {
  const t = useMessages();
  const facts = refusalIn(state);
  return useMemo(() => {
    if (facts === undefined) return {};
    const { values, options } = store.getState().draft;
    const messages = [...(facts.details ?? []), facts.platformMessage ?? ''];
    const named = messages.map((message): NamedRefusal => {
      const option = namedOption(message);
      if (option !== undefined) return { option: { name: option, text: options[option], message } };
      const item = refusedItem(message);
      const parameter =
        parameters.find(({ name }) => name === item?.field) ?? namedParameter(parameters, message);
      if (parameter === undefined) return {};
      const { name, title } = parameter;
      const words = item ? subtaskProblemText(t, item, () => title) : message;
      return { field: { name, entry: values.entries.get(name), message: words } };
    });
    return named.find(({ option, field }) => option ?? field) ?? {};
  }, [t, facts, parameters, store]);
}
