import type { ReactNode, Ref } from 'react';

import { classNames } from './class-names.ts';

export function Card({
  ref,
  label,
  className,
  children,
}: {
  readonly ref?: Ref<HTMLElement>;
  readonly label?: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <section
      ref={ref}
      aria-label={label}
      className={classNames('rounded-lg border border-line bg-surface', className)}
    >
      {children}
    </section>
  );
}
