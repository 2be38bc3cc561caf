import { CalendarDays } from 'lucide-react';
import { useRef } from 'react';

import { convertDate } from '#core/form/date-text.ts';
import { entryFromText, textOfEntry } from '#core/form/entry-from-text.ts';
import { useMessages } from '#messages/use-messages.ts';
import { IconButton } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { CONTROL } from '#ui/control-style.ts';

import { useEntry, useFieldActions } from '../use-field.ts';
import type { EditorProps } from './as-field.tsx';
import { useControlState } from './use-control-state.ts';

/** How the browser's own calendars write a date, with and without a time of day. */
const PICKED = { date: 'YYYY-MM-DD', 'datetime-local': 'YYYY-MM-DDTHH:mm' } as const;

/** A date, typed in the declared format or picked in the browser's own calendar. */
export function DateField({ parameter, id }: EditorProps) {
  const t = useMessages();
  const text = textOfEntry(parameter, useEntry(parameter));
  const { set, leave } = useFieldActions(parameter);
  const calendar = useRef<HTMLInputElement>(null);
  const { shown } = parameter.dateFormat;
  const kind = /[Hh]/.test(shown) ? 'datetime-local' : 'date';
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
      <input
        ref={calendar}
        type={kind}
        tabIndex={-1}
        aria-hidden
        value={convertDate(text.trim(), shown, PICKED[kind]) ?? ''}
        onChange={(event) => put(convertDate(event.currentTarget.value, PICKED[kind], shown) ?? '')}
        className="pointer-events-none absolute right-0 bottom-0 size-px opacity-0"
      />
      <IconButton
        label={t('form.openCalendar')}
        onClick={() => calendar.current?.showPicker()}
        className="absolute top-1/2 right-1 -translate-y-1/2"
      >
        <CalendarDays size={15} aria-hidden />
      </IconButton>
    </div>
  );
}
