import { classNames } from '#ui/class-names.ts';

import { type Counted, kindCounts, type RowKind } from './row-kind.ts';

const COLOUR: readonly (readonly [RowKind, string])[] = [
  ['succeeded', 'bg-good'],
  ['failed', 'bg-bad'],
  ['lost', 'bg-warn'],
  ['gone', 'bg-warn'],
  ['limited', 'bg-warn'],
  ['stopped', 'bg-muted'],
  ['started', 'bg-accent'],
  ['sending', 'bg-accent'],
  ['waiting', 'bg-line-strong'],
  ['left-out', 'bg-line'],
];

type RowsBarProps = {
  readonly of: Counted;
  readonly label?: (kinds: readonly (readonly [RowKind, number])[]) => string;
  readonly className: string;
};

export function RowsBar({ of, label, className }: RowsBarProps) {
  const counts = kindCounts(of);
  const parts = COLOUR.filter(([kind]) => counts[kind] > 0);
  const all = parts.reduce((sum, [kind]) => sum + counts[kind], 0);
  const said = label?.(parts.map(([kind]) => [kind, counts[kind]]));
  return (
    <div
      {...(said === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': said })}
      className={classNames('flex gap-px overflow-hidden', className)}
    >
      {parts.map(([kind, colour]) => (
        <span
          key={kind}
          className={classNames('min-w-0.5', colour)}
          style={{ width: `${(100 * counts[kind]) / all}%` }}
        />
      ))}
    </div>
  );
}
