import { entryFromText, textOfEntry } from '#core/form/reading/entry-text.ts';
import { classNames } from '../../class-names.ts';
import { CONTROL } from '../../controls/control-style.ts';

import { useEntry, useFieldActions } from '../use-field.ts';
import type { EditorProps } from '../rjsf.tsx';
import { CalendarButton } from '../inputs/calendar-button.tsx';
import { useControlState } from '../inputs/use-control-state.ts';

export function DateField({ parameter, id }: EditorProps) {
  const text = textOfEntry(parameter, useEntry(parameter));
  const { set, leave } = useFieldActions(parameter);
  const { shown } = parameter.dateFormat;
  const put = (next: string) => set(entryFromText(parameter, next));
  return (
    <div className="relative">
      <input
        id={id}
        type="text"
        autoComplete="off"
        value={text}
        placeholder={parameter.placeholder ?? shown}
        onChange={(event) => put(event.currentTarget.value)}
        onBlur={leave}
        className={classNames(CONTROL, 'pr-10')}
        {...useControlState(parameter, id)}
      />
      <CalendarButton
        text={text}
        shown={shown}
        onPick={put}
        reachable
        className="absolute top-1/2 right-1 -translate-y-1/2"
      />
    </div>
  );
}
