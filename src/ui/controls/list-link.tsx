import { Link } from 'wouter';

import { classNames } from '../class-names.ts';
import { iconButtonLook } from './button.tsx';
import type { ScreenLinkProps } from './link.tsx';

/** A line of a list that leads to another screen as a whole. */
export function LineLink({ className, ...rest }: ScreenLinkProps) {
  return <Link {...rest} className={classNames('px-4 hover:bg-sunken', className)} />;
}

/** A link to another screen where many stand below each other, as in a table. */
export function CellLink({ className, ...rest }: ScreenLinkProps) {
  return <Link {...rest} className={classNames('touch-target text-accent hover:underline', className)} />;
}

/** A link to another screen that is the name of what stands beside it. */
export function NameLink(props: Omit<ScreenLinkProps, 'className'>) {
  return <Link {...props} className="touch-target font-medium hover:underline" />;
}

/** A link to another screen that looks like an `IconButton`; `label` is its name and its tooltip. */
export function IconLink({
  label,
  className,
  ...rest
}: Omit<ScreenLinkProps, 'title'> & { readonly label: string }) {
  return <Link aria-label={label} title={label} {...rest} className={iconButtonLook(className)} />;
}
