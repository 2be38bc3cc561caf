import { useEffect, useId, useRef } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { LOW_CONTROL } from '#ui/controls/control-style.ts';

type AmountFieldProps = {
  readonly text: string;
  readonly hint: string;
  readonly isWrong: boolean;
  readonly onText: (text: string) => void;
};

export function AmountField({ text, hint, isWrong, onText }: AmountFieldProps) {
  const t = useMessages();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1">
      <label htmlFor={id} className="font-medium">
        {t('cap.atMost')}
      </label>
      <span className="w-28">
        <input
          ref={field}
          data-first-focus
          id={id}
          inputMode="decimal"
          autoComplete="off"
          placeholder={t('common.noLimit')}
          value={text}
          aria-invalid={isWrong}
          aria-describedby={`${id}-about`}
          onChange={({ currentTarget: { value } }) => onText(value)}
          className={LOW_CONTROL}
        />
      </span>
      <span
        id={`${id}-about`}
        role={isWrong ? 'alert' : undefined}
        className={isWrong ? 'basis-full text-sm text-bad' : 'min-w-0 text-sm text-muted'}
      >
        {isWrong ? t('cap.wrong') : hint}
      </span>
    </div>
  );
}
