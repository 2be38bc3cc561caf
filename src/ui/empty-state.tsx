import { Inbox } from 'lucide-react';
import type { ReactNode } from 'react';

import { Card } from './card.tsx';

export function EmptyState({ children }: { readonly children: ReactNode }) {
  return (
    <Card className="px-4 py-12 text-center text-muted">
      <Inbox size={28} strokeWidth={1.5} aria-hidden className="mx-auto mb-2 text-line-strong" />
      {children}
    </Card>
  );
}
