import type { AnchorHTMLAttributes, ReactNode } from 'react';
import { Link } from 'wouter';

import { classNames } from '../class-names.ts';
import { buttonLook, type ButtonProps } from './button.tsx';

export type ScreenLinkProps = {
  readonly href: string;
  readonly state?: unknown;
  readonly onClick?: () => void;
  readonly title?: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

export function TextLink({ className, ...rest }: ScreenLinkProps) {
  return <Link {...rest} className={classNames('touch-target text-accent underline', className)} />;
}

export function RowLink(props: Omit<ScreenLinkProps, 'className'>) {
  return <TextLink {...props} className="inline-flex min-h-7 items-center pointer-coarse:min-h-11" />;
}

export function LinkButton({
  className,
  variant,
  size,
  ...rest
}: ScreenLinkProps & Pick<ButtonProps, 'variant' | 'size'>) {
  return <Link data-button="" {...rest} className={buttonLook({ className, variant, size })} />;
}

export function OutLink(props: AnchorHTMLAttributes<HTMLAnchorElement>) {
  return <a {...props} target="_blank" rel="noopener noreferrer" />;
}
