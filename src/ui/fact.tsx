import type { ReactNode } from 'react';

import { classNames } from './class-names.ts';

type FactProps = { readonly name: string; readonly wide?: boolean; readonly children: ReactNode };

/** A figure under its name; beside it on a narrow screen, where two of them share a line unless they are `wide`. */
export function Fact({ name, wide = false, children }: FactProps) {
  return (
    <div
      className={classNames(
        'flex justify-between gap-x-2 gap-y-1 max-sm:flex-wrap max-sm:items-baseline sm:flex-col',
        wide && 'max-sm:col-span-2',
      )}
    >
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="font-semibold whitespace-nowrap tabular-nums">{children}</dd>
    </div>
  );
}
