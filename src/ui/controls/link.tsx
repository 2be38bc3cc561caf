import type { AnchorHTMLAttributes, ReactNode } from 'react';
import { Link } from 'wouter';

import { classNames } from '../class-names.ts';
import { buttonLook, type ButtonProps } from './button.tsx';

export type ScreenLinkProps = {
  /** Of a screen of the console. */
  readonly href: string;
  /** Goes along with the entry of the browser's history. */
  readonly state?: unknown;
  readonly onClick?: () => void;
  readonly title?: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

/** A link to another screen, in a text or on a line of its own. */
export function TextLink({ className, ...rest }: ScreenLinkProps) {
  return <Link {...rest} className={classNames('touch-target text-accent underline', className)} />;
}

/** A link to another screen in a row of buttons, as plain as text. */
export function RowLink(props: Omit<ScreenLinkProps, 'className'>) {
  return <TextLink {...props} className="inline-flex min-h-7 items-center pointer-coarse:min-h-11" />;
}

/** A link to another screen that looks like a button. */
export function LinkButton({
  className,
  variant,
  size,
  ...rest
}: ScreenLinkProps & Pick<ButtonProps, 'variant' | 'size'>) {
  return <Link data-button="" {...rest} className={buttonLook({ className, variant, size })} />;
}

/** A link out of the console: opens a tab of its own, which learns nothing of this one. */
export function OutLink(props: AnchorHTMLAttributes<HTMLAnchorElement>) {
  return <a {...props} target="_blank" rel="noopener noreferrer" />;
}
