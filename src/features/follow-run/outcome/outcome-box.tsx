import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import { classNames } from '#ui/class-names.ts';

type OutcomeBoxProps = {
  readonly tone?: 'bad';
  readonly title: string;
  readonly children: ReactNode;
  readonly facts?: ReactNode;
  readonly actions: ReactNode;
};

/** Says of a finished run what went wrong, what it cost and what to do. */
export function OutcomeBox({ tone, title, children, facts, actions }: OutcomeBoxProps) {
  const isBad = tone === 'bad';
  return (
    <section
      role={isBad ? 'alert' : undefined}
      aria-label={title}
      className={classNames(
        'mb-3 max-w-2xl space-y-3 rounded-lg border border-line bg-surface px-5 py-4 wrap-anywhere',
        isBad && 'border-l-[3px] border-l-bad',
      )}
    >
      <div>
        <h2 className={classNames('flex items-center gap-1.5 font-semibold', isBad && 'text-bad')}>
          {isBad && <CircleAlert size={16} aria-hidden className="shrink-0" />}
          {title}
        </h2>
        {children}
      </div>
      {facts}
      <div className="flex flex-wrap items-center gap-2">{actions}</div>
    </section>
  );
}
