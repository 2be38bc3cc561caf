import { entryFromText, textOfEntry } from '#core/form/reading/entry-text.ts';
import { classNames } from '../../class-names.ts';
import { CONTROL } from '../../controls/control-style.ts';

import { useEntry, useFieldActions } from '../use-field.ts';
import type { EditorProps } from '../rjsf.tsx';
import { useControlState } from '../inputs/use-control-state.ts';

export function TextareaField({ parameter, id }: EditorProps) {
  const text = textOfEntry(parameter, useEntry(parameter));
  const { set, leave } = useFieldActions(parameter);
  return (
    <textarea
      id={id}
      dir="auto"
      rows={3}
      value={text}
      placeholder={parameter.placeholder}
      onChange={(event) => set(entryFromText(parameter, event.currentTarget.value))}
      onBlur={leave}
      className={classNames(CONTROL, '[field-sizing:content] max-h-[50vh] min-h-20! resize-y py-1.5')}
      {...useControlState(parameter, id)}
    />
  );
}
