import type { ReactNode } from 'react';

import { Card } from '#ui/card.tsx';

type RailCardProps = {
  readonly title: string;
  readonly icon?: ReactNode;
  readonly beside?: ReactNode;
  readonly children: ReactNode;
};

export function RailCard({ title, icon, beside, children }: RailCardProps) {
  return (
    <Card label={title}>
      <div className="flex flex-wrap items-center gap-x-2 border-b border-line px-4 py-2.5">
        {icon}
        <h2 className="grow font-semibold">{title}</h2>
        <div className="text-sm text-muted">{beside}</div>
      </div>
      <ul className="divide-y divide-line">{children}</ul>
    </Card>
  );
}
