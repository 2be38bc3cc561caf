import { Tabs as Primitive } from 'radix-ui';
import type { ReactNode, SyntheticEvent } from 'react';

import { classNames } from './class-names.ts';

export type Tab<Value extends string> = { readonly value: Value; readonly label: ReactNode };

type TabsProps<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly tabs: readonly Tab<Value>[];
  /** `line`: pages of a screen; `segment`: two views of one thing; `pill`: the views of a panel. */
  readonly look?: 'line' | 'segment' | 'pill';
  /** Stands in the row of the tabs, at its end. */
  readonly actions?: ReactNode;
  readonly listClassName?: string;
  readonly className?: string;
  readonly children: ReactNode;
};

const LIST = {
  line: 'flex gap-6 border-b border-line',
  segment: 'inline-flex shrink-0 overflow-hidden rounded border border-line-strong',
  pill: 'flex gap-1',
};

const TRIGGER = {
  line: '-mb-px min-h-control rounded-t border-b-2 outline-offset-4 border-transparent text-muted data-[state=active]:border-accent data-[state=active]:font-semibold data-[state=active]:text-ink',
  segment:
    'min-h-7 px-3 text-muted pointer-coarse:min-h-11 data-[state=active]:bg-accent-soft data-[state=active]:font-semibold data-[state=active]:text-accent',
  pill: 'min-h-7 rounded px-2.5 text-muted pointer-coarse:min-h-11 data-[state=active]:bg-sunken data-[state=active]:font-semibold data-[state=active]:text-ink',
};

/** Radix focuses what is pressed itself, which the browser would take for a focus by keyboard, with its ring. */
const POINTED = 'data-pointed';
const point = ({ currentTarget }: SyntheticEvent) => currentTarget.setAttribute(POINTED, '');
const unpoint = ({ currentTarget }: SyntheticEvent) => currentTarget.removeAttribute(POINTED);

/** Tabs with arrow keys; each panel is a `TabPanel` among the children. */
export function Tabs<Value extends string>(props: TabsProps<Value>) {
  const { label, value, onChange, tabs, look = 'line', actions, listClassName, className, children } = props;
  return (
    <Primitive.Root
      value={value}
      onValueChange={(next) => {
        const tab = tabs.find((candidate) => candidate.value === next);
        if (tab) onChange(tab.value);
      }}
      className={className}
    >
      <div className={classNames('flex flex-wrap items-center justify-between gap-2', listClassName)}>
        <Primitive.List aria-label={label} className={classNames(LIST[look], look === 'line' && 'grow')}>
          {tabs.map((tab) => (
            <Primitive.Trigger
              key={tab.value}
              value={tab.value}
              data-tab={tab.value}
              className={classNames('data-pointed:outline-none', TRIGGER[look])}
              onPointerDown={point}
              onKeyDown={unpoint}
              onBlur={unpoint}
            >
              {tab.label}
            </Primitive.Trigger>
          ))}
        </Primitive.List>
        {actions}
      </div>
      {children}
    </Primitive.Root>
  );
}

export const TabPanel = Primitive.Content;
