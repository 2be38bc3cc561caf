import type { AnchorHTMLAttributes, ReactNode } from 'react';
import { Link } from 'wouter';

import { classNames } from '../class-names.ts';
import { buttonLook, type ButtonProps, iconButtonLook } from './button.tsx';

type ScreenLinkProps = {
  /** Of a screen of the console. */
  readonly href: string;
  /** Goes along with the entry of the browser's history. */
  readonly state?: unknown;
  readonly onClick?: () => void;
  readonly title?: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

const LOOK = {
  text: 'touch-target text-accent underline',
  cell: 'touch-target text-accent hover:underline',
  name: 'touch-target font-medium hover:underline',
};

/** `cell` where many stand below each other; `name` where it is the name of what stands there. */
type TextLinkProps = ScreenLinkProps & { readonly look?: keyof typeof LOOK };

/** A link to another screen, in a text or on a line of its own. */
export function TextLink({ look = 'text', className, ...rest }: TextLinkProps) {
  return <Link {...rest} className={classNames(LOOK[look], className)} />;
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

/** A link to another screen that looks like an `IconButton`; `label` is its name and its tooltip. */
export function IconLink({
  label,
  className,
  ...rest
}: Omit<ScreenLinkProps, 'title'> & { readonly label: string }) {
  return <Link aria-label={label} title={label} {...rest} className={iconButtonLook(className)} />;
}

/** A line of a list that leads to another screen as a whole. */
export function LineLink({ className, ...rest }: ScreenLinkProps) {
  return <Link {...rest} className={classNames('px-4 hover:bg-sunken', className)} />;
}

/** A link out of the console: opens a tab of its own, which learns nothing of this one. */
export function OutLink(props: AnchorHTMLAttributes<HTMLAnchorElement>) {
  return <a {...props} target="_blank" rel="noopener noreferrer" />;
}
