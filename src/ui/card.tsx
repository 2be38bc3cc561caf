import type { ReactNode } from 'react';

import { classNames } from './class-names.ts';

/** A flat surface with a hairline; a landmark when it has a label. */
export function Card({
  label,
  className,
  children,
}: {
  readonly label?: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <section aria-label={label} className={classNames('rounded-lg border border-line bg-surface', className)}>
      {children}
    </section>
  );
}
