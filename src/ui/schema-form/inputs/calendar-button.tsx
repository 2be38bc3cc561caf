import { CalendarDays } from 'lucide-react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';

import { convertDate, readDate } from '#core/form/reading/date-text.ts';
import { useMessages } from '#messages/use-messages.ts';
import { IconButton } from '../../controls/button.tsx';

const PICKED = { date: 'YYYY-MM-DD', 'datetime-local': 'YYYY-MM-DDTHH:mm' } as const;

type CalendarButtonProps = {
  readonly text: string;
  readonly shown: string;
  readonly onPick: (text: string) => void;
  /** False if Tab skips it, because the date can be typed. */
  readonly reachable: boolean;
  readonly className: string;
};

export function CalendarButton({ text, shown, onPick, reachable, className }: CalendarButtonProps) {
  const t = useMessages();
  const calendar = useRef<HTMLInputElement>(null);
  // A calendar is dear to draw, and most are never opened.
  const [isMounted, setIsMounted] = useState(false);
  const kind = /[Hh]/.test(shown) ? 'datetime-local' : 'date';
  return (
    <>
      {isMounted && (
        <input
          ref={calendar}
          type={kind}
          tabIndex={-1}
          aria-hidden
          value={readDate(text.trim(), shown, PICKED[kind]) ?? ''}
          onChange={(event) => onPick(convertDate(event.currentTarget.value, PICKED[kind], shown) ?? '')}
          className="pointer-events-none absolute right-0 bottom-0 size-px opacity-0"
        />
      )}
      <IconButton
        label={t('form.openCalendar')}
        {...(!reachable && { tabIndex: -1 })}
        onClick={() => {
          flushSync(() => setIsMounted(true));
          calendar.current?.showPicker();
        }}
        className={className}
      >
        <CalendarDays size={15} aria-hidden />
      </IconButton>
    </>
  );
}
