import { langOf } from '#core/form/bilingual.ts';
import { useMessages } from '#messages/use-messages.ts';
import { focusById } from '../../field-handles.ts';

import type { EditorProps } from '../rjsf.tsx';
import { choiceLabel, CHOICE_LIST, CHOICE_LABEL, CHOICE_INPUT } from '../inputs/choices.ts';
import { useGroupState } from '../inputs/use-control-state.ts';
import { useSeveral } from './use-several.ts';

export function CheckboxField({ parameter, id }: EditorProps) {
  const t = useMessages();
  const { choices, chosen, toggle, leave } = useSeveral(parameter);
  const { group, invalid } = useGroupState(parameter, id, () => focusById(`${id}-first`));
  return (
    <div id={id} {...group} className={CHOICE_LIST}>
      {choices.map((choice, index) => (
        <label key={choice.key} lang={langOf(choice.label)} className={CHOICE_LABEL}>
          <input
            type="checkbox"
            id={index === 0 ? `${id}-first` : undefined}
            checked={chosen.includes(choice)}
            onChange={() => toggle(choice)}
            onBlur={leave}
            aria-invalid={invalid}
            className={CHOICE_INPUT}
          />
          {choiceLabel(t, choice)}
        </label>
      ))}
    </div>
  );
}
