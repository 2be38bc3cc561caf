import { useMemo, useState } from 'react';

import { langOf } from '#core/form/bilingual.ts';
import { useMessages } from '#messages/use-messages.ts';
import type { Combobox as SearchedOptions } from '../../controls/choice/combobox.tsx';
import { CONTROL } from '../../controls/control-style.ts';

import { useEntry, useFieldActions } from '../use-field.ts';
import type { EditorProps } from '../rjsf.tsx';
import { CheckboxField } from './checkbox-field.tsx';
import { choiceLabel, entryValue, isSearched, choiceOf, toChoices } from '../inputs/choices.ts';
import { ChipsField } from './chips-field.tsx';
import { COMBOBOX } from '../use-editors-loaded.ts';
import { useControlState } from '../inputs/use-control-state.ts';

/**
 * One or several of the options. Values keep their type, `""` is an ordinary choice, and omitting the
 * field is a choice of its own.
 */
export function SelectField(props: EditorProps) {
  const { parameter } = props;
  const [Combobox] = useState(() => (isSearched(parameter) ? COMBOBOX.loaded() : undefined));
  if (!parameter.multiple) return <OneOfField {...props} Combobox={Combobox} />;
  return Combobox ? <ChipsField {...props} Combobox={Combobox} /> : <CheckboxField {...props} />;
}

type OneOfFieldProps = EditorProps & {
  readonly Combobox: typeof SearchedOptions | undefined;
};

function OneOfField({ parameter, id, Combobox }: OneOfFieldProps) {
  const t = useMessages();
  const value = entryValue(useEntry(parameter));
  const { set, leave } = useFieldActions(parameter);
  const state = useControlState(parameter, id);
  const choices = useMemo(() => toChoices(parameter.options, [parameter.default, value]), [parameter, value]);
  const chosen = choiceOf(choices, value)?.key ?? '';
  const choose = (key: string) => {
    const choice = choices.find((candidate) => candidate.key === key);
    set(choice && { kind: 'value', value: choice.value });
  };
  const none = parameter.required ? t('form.choose') : t('form.notSet');
  if (Combobox) {
    return (
      <Combobox
        id={id}
        label={parameter.title}
        value={chosen}
        onChange={choose}
        options={choices.map((choice) => ({ value: choice.key, label: choiceLabel(t, choice) }))}
        placeholder={parameter.placeholder ?? none}
        clearable={!parameter.required}
        describedBy={state['aria-describedby']}
        invalid={state['aria-invalid'] === true}
        required={parameter.required}
        onBlur={leave}
      />
    );
  }
  return (
    <select
      id={id}
      value={chosen}
      onChange={(event) => choose(event.currentTarget.value)}
      onBlur={leave}
      className={CONTROL}
      {...state}
    >
      {(!parameter.required || chosen === '') && <option value="">{none}</option>}
      {choices.map((choice) => (
        <option key={choice.key} lang={langOf(choice.label)} value={choice.key}>
          {choiceLabel(t, choice)}
        </option>
      ))}
    </select>
  );
}
