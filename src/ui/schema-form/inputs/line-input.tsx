import { type AriaAttributes, type HTMLAttributes, useState } from 'react';

import { classNames } from '../../class-names.ts';

type LineInputProps = AriaAttributes &
  Pick<
    HTMLAttributes<HTMLElement>,
    'id' | 'title' | 'tabIndex' | 'spellCheck' | 'inputMode' | 'className'
  > & {
    /** The text of what is held. */
    readonly value: string;
    /** The text of what a typed text is held as: `1,000` for `1e3`, say. As it is where it is left out. */
    readonly asHeld?: (typed: string) => string;
    readonly onText: (text: string) => void;
    readonly onBlur?: () => void;
    readonly placeholder?: string | undefined;
    readonly readOnly?: boolean | undefined;
    readonly 'data-column'?: string;
    /** For a text of several lines. */
    readonly longClassName: string;
  };

/**
 * One line of text. What was typed is shown as it was typed for as long as it stands for what is held. A text that has line breaks is
 * edited whole, as long as the focus is in it: the browser's control of one line takes them out.
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

/** In a row, a text of several lines shows the first of them, and all of them over the rows below while it has the focus. */
export const LONG_IN_ROW =
  'absolute inset-x-0 top-0 resize-none overflow-hidden py-1.5 leading-5 focus:z-[5] focus:h-28 focus:overflow-auto focus:rounded focus:bg-surface focus:shadow-lg';
