import type { ReactNode } from 'react';

import { classNames } from './class-names.ts';

type FactProps = { readonly name: string; readonly wide?: boolean; readonly children: ReactNode };

export function Fact({ name, wide = false, children }: FactProps) {
  return (
    <div className={classNames('flex min-w-0 flex-col gap-y-0.5 sm:gap-y-1', wide && 'max-sm:col-span-2')}>
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="font-medium tabular-nums max-sm:wrap-anywhere sm:whitespace-nowrap">{children}</dd>
    </div>
  );
}
