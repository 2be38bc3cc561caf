import { useMemo } from 'react';

import { langOf } from '#core/form/bilingual.ts';
import type { Entry } from '#core/form/entry.ts';
import { useMessages } from '#messages/use-messages.ts';
import { focusById } from '../../field-handles.ts';

import { useEntry, useFieldActions } from '../use-field.ts';
import type { EditorProps } from '../rjsf.tsx';
import {
  choiceLabel,
  CHOICE_LABEL,
  CHOICE_LIST,
  CHOICE_INPUT,
  entryValue,
  choiceOf,
  toChoices,
} from '../inputs/choices.ts';
import { groupName, useControlState } from '../inputs/use-control-state.ts';

export function RadioField({ parameter, id }: EditorProps) {
  const t = useMessages();
  const value = entryValue(useEntry(parameter));
  const { set, leave } = useFieldActions(parameter);
  const choices = useMemo(() => toChoices(parameter.options, [parameter.default, value]), [parameter, value]);
  const chosen = choiceOf(choices, value);
  const reached = chosen?.key ?? (parameter.required ? choices[0]?.key : '');
  const radio = (key: string, label: string, entry: Entry | undefined) => (
    <label key={key} lang={langOf(label)} className={CHOICE_LABEL}>
      <input
        type="radio"
        id={key === reached ? `${id}-reached` : undefined}
        name={id}
        checked={(chosen?.key ?? '') === key}
        onChange={() => set(entry)}
        onBlur={leave}
        className={CHOICE_INPUT}
      />
      {label}
    </label>
  );
  return (
    <div
      id={id}
      role="radiogroup"
      {...groupName(id)}
      {...useControlState(parameter, id, () => focusById(`${id}-reached`))}
      className={CHOICE_LIST}
    >
      {!parameter.required && radio('', t('form.notSet'), undefined)}
      {choices.map((choice) =>
        radio(choice.key, choiceLabel(t, choice), { kind: 'value', value: choice.value }),
      )}
    </div>
  );
}
