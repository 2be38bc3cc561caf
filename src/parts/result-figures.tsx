import type { ReactNode } from 'react';

type ResultFiguresProps = { readonly label: string; readonly children: ReactNode };

export const ResultFigures = ({ label, children }: ResultFiguresProps) => (
  <section aria-label={label}>
    <dl className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-muted tabular-nums">{children}</dl>
  </section>
);

type FigureProps = { readonly name: string; readonly children: ReactNode };

export const Figure = ({ name, children }: FigureProps) => (
  <div>
    <dt className="sr-only">{name}</dt>
    <dd>{children}</dd>
  </div>
);

export const Strong = ({ children }: { readonly children: ReactNode }) => (
  <strong className="font-medium text-ink">{children}</strong>
);
