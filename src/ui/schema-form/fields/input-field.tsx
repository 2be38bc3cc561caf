import { entryFromText, textOfEntry } from '#core/form/reading/entry-text.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { CONTROL } from '../../controls/control-style.ts';

import { useEntry, useFieldActions } from '../use-field.ts';
import type { EditorProps } from '../rjsf.tsx';
import { LineInput } from '../inputs/line-input.tsx';
import { useControlState } from '../inputs/use-control-state.ts';

/** The fitting on-screen keyboard. A number that may be negative needs the full one for its minus sign. */
function inputMode({ type, minimum }: Parameter): 'text' | 'numeric' | 'decimal' {
  if ((type !== 'integer' && type !== 'number') || minimum === undefined || minimum < 0) return 'text';
  return type === 'integer' ? 'numeric' : 'decimal';
}

/**
 * One line of text, also for numbers. Never `type=number`, which rewrites typed text and reacts to the
 * mouse wheel.
 */
export function InputField({ parameter, id }: EditorProps) {
  const text = textOfEntry(parameter, useEntry(parameter));
  const { set, leave } = useFieldActions(parameter);
  return (
    <LineInput
      id={id}
      inputMode={inputMode(parameter)}
      value={text}
      placeholder={parameter.placeholder}
      onText={(typed) => set(entryFromText(parameter, typed))}
      onBlur={leave}
      className={CONTROL}
      longClassName="[field-sizing:content] max-h-[50vh] resize-y py-1.5"
      {...useControlState(parameter, id)}
    />
  );
}
