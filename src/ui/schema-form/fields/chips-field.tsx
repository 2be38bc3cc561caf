import { X } from 'lucide-react';

import { useMessages } from '#messages/use-messages.ts';
import type { Combobox as SearchedOptions } from '../../controls/choice/combobox.tsx';
import { actAndFocus, focusById } from '../../field-handles.ts';

import type { EditorProps } from '../rjsf.tsx';
import { choiceLabel } from '../inputs/choices.ts';
import { useControlState } from '../inputs/use-control-state.ts';
import { useSeveral } from './use-several.ts';

type ChipsFieldProps = EditorProps & { readonly Combobox: typeof SearchedOptions };

export function ChipsField({ parameter, id, Combobox }: ChipsFieldProps) {
  const t = useMessages();
  const { choices, chosen, toggle, leave } = useSeveral(parameter);
  const state = useControlState(parameter, id);
  return (
    <div className="space-y-1.5">
      {chosen.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {chosen.map((choice) => {
            const label = choiceLabel(t, choice);
            return (
              <li
                key={choice.key}
                className="inline-flex min-h-7 items-center rounded bg-accent-soft pl-2 wrap-anywhere"
              >
                {label}
                <button
                  type="button"
                  aria-label={t('form.removeChoice', { label })}
                  onClick={(event) =>
                    actAndFocus(
                      event,
                      () => toggle(choice),
                      () => focusById(id),
                    )
                  }
                  className="inline-flex size-7 shrink-0 items-center justify-center text-muted hover:text-ink pointer-coarse:size-11"
                >
                  <X size={13} aria-hidden />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <Combobox
        id={id}
        label={parameter.title}
        value=""
        onChange={(key) => {
          const choice = choices.find((candidate) => candidate.key === key);
          if (choice) toggle(choice);
        }}
        options={choices
          .filter((choice) => !chosen.includes(choice))
          .map((choice) => ({ value: choice.key, label: choiceLabel(t, choice) }))}
        placeholder={parameter.placeholder ?? t('form.addChoice')}
        describedBy={state['aria-describedby']}
        invalid={state['aria-invalid'] === true}
        required={parameter.required}
        onBlur={leave}
      />
    </div>
  );
}
