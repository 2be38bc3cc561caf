import type { ButtonHTMLAttributes, MouseEvent, Ref } from 'react';

import { classNames } from '../class-names.ts';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

const LOOK: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent text-accent-on hover:brightness-110',
  secondary: 'border-line-strong bg-surface text-ink hover:bg-sunken',
  quiet: 'border-transparent text-muted hover:bg-sunken hover:text-ink',
  danger: 'border-transparent bg-bad text-accent-on hover:brightness-110',
};

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly variant?: ButtonVariant | undefined;
  readonly size?: 'small' | 'normal' | 'large' | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
};

const SIZE = {
  small: 'min-h-7 px-2 text-sm pointer-coarse:min-h-11 pointer-coarse:min-w-11',
  normal: 'min-h-control px-3',
  large: 'min-h-10 px-4 pointer-coarse:min-h-11',
};

export function buttonLook(look: Pick<ButtonProps, 'variant' | 'size' | 'className'>): string | undefined {
  const { variant = 'secondary', size = 'normal', className } = look;
  return classNames(
    'inline-flex items-center justify-center gap-1.5 rounded border font-medium whitespace-nowrap transition-[background-color,filter] aria-disabled:cursor-not-allowed aria-disabled:opacity-55',
    SIZE[size],
    LOOK[variant],
    className,
  );
}

/**
 * Replaces `disabled`, with which a button loses the focus when its own press disables it. Tab skips the
 * button and presses do nothing, including Enter in a form, but it keeps the focus.
 */
export function inPlaceOfDisabled<Props extends ButtonHTMLAttributes<HTMLButtonElement>>({
  disabled = false,
  ...props
}: Props): Omit<Props, 'disabled'> {
  return disabled ? { ...props, 'aria-disabled': true, tabIndex: -1, onClick: refuse } : props;
}

function refuse(event: MouseEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

export function Button({ variant, size, className, type = 'button', ...rest }: ButtonProps) {
  return (
    <button type={type} className={buttonLook({ variant, size, className })} {...inPlaceOfDisabled(rest)} />
  );
}

const iconButtonLook = (className: string | undefined): string | undefined =>
  classNames(
    'inline-flex size-7 shrink-0 items-center justify-center rounded text-muted hover:bg-sunken hover:text-ink aria-disabled:cursor-not-allowed aria-disabled:opacity-40 pointer-coarse:size-11',
    className,
  );

/**
 * A square icon button. `label` is its accessible name, and its tooltip unless `reason` says why it is
 * disabled.
 */
export function IconButton({
  label,
  reason,
  className,
  ...rest
}: Omit<ButtonProps, 'variant' | 'size' | 'aria-label' | 'title'> & {
  readonly label: string;
  readonly reason?: string | undefined;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={reason ?? label}
      className={iconButtonLook(className)}
      {...inPlaceOfDisabled(rest)}
    />
  );
}
