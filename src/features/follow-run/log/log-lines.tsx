import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDownToLine } from 'lucide-react';
import { memo, type Ref, useCallback, useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react';

import { formatTime } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { classNames } from '#ui/class-names.ts';

import type { LogLine } from './log-index.ts';
import { LEVEL_LOOK } from './log-level.ts';

/** Pixels. */
const LINE_HEIGHT = 24;
/** Milliseconds during which the lines around a jump target are measured. */
const SETTLED = 3_000;
/** Distance from the end, in pixels, within which new lines are followed. */
const END_MARGIN = 40;

export type LogLinesHandle = { readonly scrollTo: (at: number) => void };

type LogLinesProps = {
  readonly lines: readonly LogLine[];
  readonly live: boolean;
  readonly utc: boolean;
  readonly marked: number | undefined;
  readonly ref: Ref<LogLinesHandle>;
};

/** Renders the lines in view. While the run goes on, follows new lines as long as the end is in view. */
export function LogLines({ lines, live, utc, marked, ref }: LogLinesProps) {
  const t = useMessages();
  const scroller = useRef<HTMLDivElement>(null);
  // A key of another function would have all lines measured anew, at every turn of the wheel.
  const getItemKey = useCallback((at: number) => lines[at]?.index ?? at, [lines]);
  const view = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    getItemKey,
    overscan: 12,
    // To be held at the end, a log is laid out anew for each line that is measured, down to its last line.
    anchorTo: live ? 'end' : 'start',
    followOnAppend: live,
    scrollEndThreshold: END_MARGIN,
    useFlushSync: false,
    // Lines that are measured change the height of what is observed: within one frame that would be a loop.
    useAnimationFrameWithResizeObserver: true,
  });
  const startedLive = useRef(live);
  useEffect(() => {
    if (startedLive.current) view.scrollToEnd();
  }, [view]);
  /** The jump target, until the user scrolls, the lines change or some time passes. */
  const goal = useRef<{ readonly at: number; readonly lines: readonly LogLine[]; readonly until: number }>(
    undefined,
  );
  const jump = useCallback(() => {
    const { current: to } = goal;
    if (to?.lines === lines && performance.now() < to.until) view.scrollToIndex(to.at, { align: 'center' });
  }, [view, lines]);
  useImperativeHandle(
    ref,
    () => ({
      scrollTo: (at) => {
        goal.current = { at, lines, until: performance.now() + SETTLED };
        jump();
        scroller.current?.scrollIntoView({ block: 'nearest' });
      },
    }),
    [jump, lines],
  );
  const height = view.getTotalSize();
  // A place below the old end cannot be scrolled to before the lines that were measured have made the page longer.
  useLayoutEffect(jump, [jump, height]);
  const leaveGoal = () => {
    goal.current = undefined;
  };
  const items = view.getVirtualItems();
  return (
    <div className="relative">
      <div
        ref={scroller}
        role="table"
        aria-label={t('log.label')}
        aria-rowcount={lines.length}
        tabIndex={0}
        onWheel={leaveGoal}
        onPointerDown={leaveGoal}
        onKeyDown={leaveGoal}
        className="max-h-[max(20rem,calc(100dvh-23rem))] overflow-auto font-mono text-xs focus-visible:-outline-offset-2"
      >
        <div role="rowgroup" className="relative" style={{ height }}>
          {items.map(({ index: at, key, start }) => {
            const line = lines[at];
            return (
              line && (
                <Line
                  key={key}
                  ref={view.measureElement}
                  line={line}
                  at={at}
                  top={start}
                  utc={utc}
                  marked={marked === line.index}
                />
              )
            );
          })}
        </div>
      </div>
      {live && !view.isAtEnd(END_MARGIN) && (
        <Button
          size="small"
          className="absolute right-4 bottom-3"
          onClick={() => {
            leaveGoal();
            view.scrollToEnd();
          }}
        >
          <ArrowDownToLine size={14} aria-hidden />
          {t('log.toEnd')}
        </Button>
      )}
    </div>
  );
}

type LineProps = {
  readonly ref: Ref<HTMLDivElement>;
  readonly line: LogLine;
  readonly at: number;
  /** Pixels. */
  readonly top: number;
  readonly utc: boolean;
  readonly marked: boolean;
};

const Line = memo(function Line({ ref, line, at, top, utc, marked }: LineProps) {
  const t = useMessages();
  const { at: moment, level } = line.entry;
  const { icon: Icon, word, colour } = LEVEL_LOOK[level];
  return (
    <div
      ref={ref}
      role="row"
      aria-rowindex={at + 1}
      data-index={at}
      className={classNames(
        'absolute inset-x-0 flex flex-wrap gap-x-3 px-4 py-1 hover:bg-sunken sm:flex-nowrap',
        marked && 'bg-bad-soft',
      )}
      style={{ top }}
    >
      <span role="cell" className="w-16 shrink-0 text-muted tabular-nums">
        {moment === undefined ? '' : formatTime(moment, { utc })}
      </span>
      <span role="cell" className={classNames('flex w-20 shrink-0 items-center gap-1 self-start', colour)}>
        <Icon size={12} aria-hidden className="shrink-0" />
        {t(word)}
      </span>
      <span role="cell" className="w-28 shrink-0 truncate text-muted" title={line.group}>
        {line.group}
      </span>
      <span
        role="cell"
        className={classNames(
          'min-w-0 grow wrap-anywhere whitespace-pre-wrap max-sm:w-full',
          level === 'error' && 'text-bad',
        )}
      >
        {line.text}
      </span>
    </div>
  );
});
