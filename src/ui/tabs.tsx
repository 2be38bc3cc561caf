import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useId,
  useLayoutEffect,
  useMemo,
} from 'react';

import { classNames } from './class-names.ts';
import { CONTROL } from './controls/control-style.ts';
import { PartBoundary } from './loading/part-boundary.tsx';

export type Tab<Value extends string> = { readonly value: Value; readonly label: ReactNode };

type TabsProps<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly tabs: readonly Tab<Value>[];
  readonly look?: 'line' | 'segment' | 'pill' | 'select';
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly listClassName?: string;
  readonly className?: string;
  readonly children: ReactNode;
};

const LIST = {
  line: 'flex flex-wrap gap-x-6 border-b border-line max-sm:gap-x-4 pointer-coarse:gap-x-3',
  segment: 'inline-flex shrink-0 overflow-hidden rounded border border-line-strong',
  pill: 'flex gap-1',
};

const TRIGGER = {
  line: '-mb-px min-h-control pointer-coarse:min-w-11 rounded-t border-b-2 outline-offset-4 border-transparent text-muted aria-selected:border-accent aria-selected:font-medium aria-selected:text-ink',
  segment:
    'min-h-7 px-3 text-muted pointer-coarse:min-h-11 aria-selected:bg-accent-soft aria-selected:font-medium aria-selected:text-accent',
  pill: 'min-h-7 pointer-coarse:min-w-11 rounded px-2.5 text-muted pointer-coarse:min-h-11 aria-selected:bg-sunken aria-selected:font-medium aria-selected:text-ink',
};

const STEP_BY_KEY: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

type ShownTab = {
  readonly id: string;
  readonly value: string;
  readonly label?: string;
};

const ShownContext = createContext<ShownTab>({ id: '', value: '' });

const PanelContext = createContext(true);

export const useIsPanelShown = (): boolean => useContext(PanelContext);

const tabId = ({ id, value }: ShownTab) => `${id}-tab-${value}`;
const panelId = ({ id, value }: ShownTab) => `${id}-panel-${value}`;

/** Tabs with arrow keys. Each panel is a `TabPanel` child. */
export function Tabs<Value extends string>(props: TabsProps<Value>) {
  const { label, value, onChange, tabs, look = 'line', lead, actions } = props;
  const { listClassName, className, children } = props;
  const id = useId();
  const name = look === 'select' ? label : undefined;
  const shown = useMemo(() => ({ id, value, ...(name !== undefined && { label: name }) }), [id, value, name]);
  useLayoutEffect(() => {
    // A panel that is only hidden would take the focus with it.
    if (document.activeElement?.closest('[role=tabpanel][hidden]'))
      document.getElementById(tabId({ id, value }))?.focus();
  }, [id, value]);
  const step = (event: KeyboardEvent<HTMLElement>) => {
    const stepOf = STEP_BY_KEY[event.key];
    if (!stepOf || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const next = stepOf(
      tabs.findIndex((tab) => tab.value === value),
      tabs.length,
    );
    const tab = tabs[next];
    const button = event.currentTarget.children[next];
    if (!tab || !(button instanceof HTMLElement)) return;
    event.preventDefault();
    button.focus();
    onChange(tab.value);
  };
  return (
    <ShownContext value={shown}>
      <div className={className}>
        <div
          className={classNames(
            'flex flex-wrap justify-between',
            look === 'line' ? 'items-stretch gap-y-2' : 'items-center gap-2',
            listClassName,
          )}
        >
          {lead}
          {look === 'select' ? (
            <select
              aria-label={label}
              value={value}
              onChange={({ currentTarget }) => {
                const tab = tabs.find((one) => one.value === currentTarget.value);
                if (tab) onChange(tab.value);
              }}
              className={`${CONTROL} max-w-28`}
            >
              {tabs.map((tab) => (
                <option key={tab.value} value={tab.value}>
                  {tab.label}
                </option>
              ))}
            </select>
          ) : (
            <div
              role="tablist"
              aria-label={label}
              onKeyDown={step}
              className={classNames(LIST[look], look === 'line' && 'grow')}
            >
              {tabs.map((tab) => (
                <button
                  key={tab.value}
                  type="button"
                  role="tab"
                  id={tabId({ id, value: tab.value })}
                  aria-selected={tab.value === value}
                  aria-controls={panelId({ id, value: tab.value })}
                  tabIndex={tab.value === value ? 0 : -1}
                  data-tab={tab.value}
                  onClick={() => {
                    if (tab.value !== value) onChange(tab.value);
                  }}
                  className={TRIGGER[look]}
                >
                  {tab.label}
                </button>
              ))}
            </div>
          )}
          {look === 'line' && actions !== undefined ? (
            <div className="flex flex-wrap items-center gap-2 border-b border-line pl-2">{actions}</div>
          ) : (
            actions
          )}
        </div>
        {children}
      </div>
    </ShownContext>
  );
}

type TabPanelProps = {
  readonly value: string;
  readonly keepMounted?: boolean;
  /**
   * Makes the panel focusable, to be read and scrolled by keys. For panels that begin with text or
   * contain nothing focusable.
   */
  readonly readable?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
};

export function TabPanel({
  value,
  keepMounted = false,
  readable = false,
  className,
  children,
}: TabPanelProps) {
  const shown = useContext(ShownContext);
  const isShown = shown.value === value;
  if (!isShown && !keepMounted) return null;
  return (
    <div
      role={shown.label === undefined ? 'tabpanel' : 'group'}
      id={panelId({ ...shown, value })}
      {...(shown.label === undefined
        ? { 'aria-labelledby': tabId({ ...shown, value }) }
        : { 'aria-label': shown.label })}
      tabIndex={readable ? 0 : undefined}
      hidden={!isShown}
      className={className}
    >
      <PartBoundary>
        <PanelContext value={isShown}>{children}</PanelContext>
      </PartBoundary>
    </div>
  );
}
