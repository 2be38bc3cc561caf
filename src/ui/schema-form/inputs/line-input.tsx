import { type AriaAttributes, type HTMLAttributes, useState } from 'react';

import { classNames } from '../../class-names.ts';

type LineInputProps = AriaAttributes &
  Pick<
    HTMLAttributes<HTMLElement>,
    'id' | 'title' | 'tabIndex' | 'spellCheck' | 'inputMode' | 'className'
  > & {
    readonly value: string;
    /** Canonical text of a typed text, such as `1,000` for `1e3`; defaults to the text itself. */
    readonly asHeld?: (typed: string) => string;
    readonly onText: (text: string) => void;
    readonly onBlur?: () => void;
    readonly placeholder?: string | undefined;
    readonly readOnly?: boolean | undefined;
    readonly 'data-column'?: string;
    readonly longClassName: string;
  };

/**
 * One line of text. Typed text stays as typed while it represents the stored value. A text with line
 * breaks is edited in a textarea while focused, because the one-line control removes them.
 */
export function LineInput({
  value,
  asHeld = (typed) => typed,
  onText,
  onBlur,
  className,
  longClassName,
  ...rest
}: LineInputProps) {
  const [typed, setTyped] = useState<string>();
  const hasBreaks = /[\r\n]/.test(value);
  const [isLong, setIsLong] = useState(hasBreaks);
  if (hasBreaks && !isLong) setIsLong(true);
  const shared = {
    ...rest,
    dir: 'auto',
    autoComplete: 'off',
    value: typed !== undefined && asHeld(typed) === value ? typed : value,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => {
      setTyped(currentTarget.value);
      onText(currentTarget.value);
    },
    onBlur: () => {
      setIsLong(hasBreaks);
      onBlur?.();
    },
  };
  return isLong ? (
    <textarea rows={1} {...shared} className={classNames(className, longClassName)} />
  ) : (
    <input type="text" {...shared} className={className} />
  );
}

/** In a row, a multi-line text shows its first line and expands over the rows below while focused. */
export const LONG_IN_ROW =
  'absolute inset-x-0 top-0 resize-none overflow-hidden py-1.5 leading-5 focus:z-[5] focus:h-28 focus:overflow-auto focus:rounded focus:bg-surface focus:shadow-lg';
