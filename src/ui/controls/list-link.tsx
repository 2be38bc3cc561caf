import { Link } from 'wouter';

import { classNames } from '../class-names.ts';
import type { ScreenLinkProps } from './link.tsx';

export function LineLink({ className, ...rest }: ScreenLinkProps) {
  return <Link {...rest} className={classNames('px-4 hover:bg-sunken', className)} />;
}

export function CellLink({ className, ...rest }: ScreenLinkProps) {
  return <Link {...rest} className={classNames('touch-target text-accent hover:underline', className)} />;
}

export function NameLink(props: Omit<ScreenLinkProps, 'className'>) {
  return <Link {...props} className="touch-target font-medium hover:underline" />;
}
