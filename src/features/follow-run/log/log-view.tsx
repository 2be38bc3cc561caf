import { CircleX, Pause, Play } from 'lucide-react';
import {
  type ReactNode,
  useCallback,
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react';

import type { LogEntry, RunLog } from '#core/run/run.ts';
import { YES_OR_NO } from '#core/stored/format.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';
import { useStored } from '#browser/stored/use-stored.ts';
import { Button } from '#ui/controls/button.tsx';
import { Card } from '#ui/card.tsx';
import { classNames } from '#ui/class-names.ts';
import { Select } from '#ui/controls/choice/select.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { useSliced } from '#ui/hooks/use-sliced.ts';
import { Skeleton } from '#ui/loading/skeleton.tsx';

import { LogFilters } from './log-filters.tsx';
import { indexLog, type LogIndex } from './log-index.ts';
import { LogLines, type LogLinesHandle } from './log-lines.tsx';
import { type LogFilter, useShownLines } from './use-shown-lines.ts';

export const storedZone = openEntry(STORED.logInUtc, YES_OR_NO);

type LogViewProps = {
  readonly log: RunLog;
  readonly live: boolean;
  readonly startsAtError?: boolean;
  readonly wholeLog?: ReactNode;
};

export function LogView({ log, ...rest }: LogViewProps) {
  const [paused, setPaused] = useState<RunLog>();
  const index = useLogIndex((paused ?? log).entries);
  if (!index) return <Skeleton className="h-60 w-full" />;
  return <ReadLog log={log} paused={paused} index={index} {...rest} onPause={setPaused} />;
}

type ReadLogProps = LogViewProps & {
  readonly paused: RunLog | undefined;
  readonly index: LogIndex;
  readonly onPause: (log: RunLog | undefined) => void;
};

function ReadLog(props: ReadLogProps) {
  const { log, live, startsAtError = false, wholeLog, paused, index, onPause } = props;
  const t = useMessages();
  const [filter, setFilter] = useState<LogFilter>({ hidden: new Set(), search: '' });
  const [utc, setUtc] = useStored(storedZone, false);
  const [marked, setMarked] = useState<number>();
  const view = useRef<LogLinesHandle>(null);
  const { lines } = index;
  const shown = useShownLines(lines, useDeferredValue(filter));
  const firstError = useMemo(() => shown.findIndex(({ entry }) => entry.level === 'error'), [shown]);
  const { total = 0 } = paused ?? log;
  const jumpToError = () => {
    setMarked(shown[firstError]?.index);
    view.current?.scrollTo(firstError);
  };
  const jump = useEffectEvent(jumpToError);
  const isAwaited = startsAtError && firstError >= 0;
  useEffect(() => {
    if (!isAwaited) return undefined;
    // Its lines are drawn by then.
    const frame = requestAnimationFrame(() => jump());
    return () => cancelAnimationFrame(frame);
  }, [isAwaited]);
  return (
    <Card className="overflow-hidden">
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2.5">
        <LogFilters index={index} filter={filter} onChange={setFilter} />
        <span role="status" className="text-muted tabular-nums">
          {shown.length === lines.length
            ? t('log.count', { count: lines.length })
            : t('log.countShown', { shown: formatNumber(shown.length), total: formatNumber(lines.length) })}
          {total > lines.length && ` ${t('log.lastOf', { total: formatNumber(total) })}`}
        </span>
        <span className="grow" />
        <Button size="small" disabled={firstError < 0} onClick={jumpToError}>
          <CircleX size={14} aria-hidden />
          {t('log.firstError')}
        </Button>
        {(live || paused) && <PauseButton log={log} paused={paused} onPause={onPause} />}
        <Select
          aria-label={t('log.zone')}
          value={utc ? 'utc' : 'local'}
          onChange={(zone) => setUtc(zone === 'utc')}
          choices={(['local', 'utc'] as const).map((value) => ({ value, label: t(`log.zone.${value}`) }))}
          className={classNames(CONTROL, 'max-w-32')}
        />
        {wholeLog}
      </div>
      {shown.length === 0 ? (
        <p className="px-4 py-10 text-center text-muted">{t('log.noneFits')}</p>
      ) : (
        <LogLines lines={shown} live={live && !paused} utc={utc} marked={marked} ref={view} />
      )}
    </Card>
  );
}

function PauseButton({ log, paused, onPause }: Pick<ReadLogProps, 'log' | 'paused' | 'onPause'>) {
  const t = useMessages();
  const waiting = paused ? linesOf(log) - linesOf(paused) : 0;
  return (
    <Button
      size="small"
      aria-pressed={paused !== undefined}
      onClick={() => onPause(paused ? undefined : log)}
    >
      {paused ? <Play size={14} aria-hidden /> : <Pause size={14} aria-hidden />}
      {paused ? t('log.resume', { count: Math.max(0, waiting) }) : t('log.pause')}
    </Button>
  );
}

function linesOf({ entries, total }: RunLog): number {
  return total ?? entries.length;
}

/** Log lines, read in slices; the previous ones while newer ones are read; undefined until the first are read. */
function useLogIndex(entries: readonly LogEntry[]): LogIndex | undefined {
  const before = useRef<LogIndex>(undefined);
  const read = useCallback(
    async (shouldContinue: () => boolean) => {
      const index = await indexLog(entries, before.current, shouldContinue);
      if (index) before.current = index;
      return index;
    },
    [entries],
  );
  return useSliced(read).value;
}
