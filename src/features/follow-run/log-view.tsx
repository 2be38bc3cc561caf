import { CircleX, Pause, Play } from 'lucide-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';

import type { LogEntry, RunLog } from '#core/run/run.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { classNames } from '#ui/class-names.ts';
import { CONTROL } from '#ui/control-style.ts';
import { readStored, writeStored } from '#ui/stored-json.ts';

import { filterLines, type LogFilter, LogFilters } from './log-filters.tsx';
import { LogLines, type LogLine, type LogLinesHandle } from './log-lines.tsx';
import { toLogText } from './log-text.ts';

type LogViewProps = {
  readonly log: RunLog;
  /** The run goes on: new lines are followed. */
  readonly live: boolean;
};

/** A log with filters, a search, and the ways through it; only the lines in view are drawn. */
export function LogView({ log, live }: LogViewProps) {
  const t = useMessages();
  const [filter, setFilter] = useState<LogFilter>({ hidden: new Set(), search: '' });
  const [paused, setPaused] = useState<RunLog>();
  const [utc, setUtc] = useZone();
  const [marked, setMarked] = useState<number>();
  const view = useRef<LogLinesHandle>(null);
  const applied = useDeferredValue(filter);
  const { entries } = paused ?? log;
  const lines = useMemo(() => entries.map(toLine), [entries]);
  const shown = useMemo(() => filterLines(lines, applied), [lines, applied]);
  const firstError = shown.findIndex(({ level }) => level === 'error');
  const waiting = paused ? log.entries.length - paused.entries.length : 0;
  const jumpToError = () => {
    setMarked(shown[firstError]?.index);
    view.current?.scrollTo(firstError);
  };
  return (
    <Card className="overflow-hidden">
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2.5">
        <LogFilters lines={lines} filter={filter} onChange={setFilter} />
        <span role="status" className="text-muted tabular-nums">
          {shown.length === lines.length
            ? t('log.count', { count: lines.length })
            : t('log.countShown', { shown: formatNumber(shown.length), total: formatNumber(lines.length) })}
        </span>
        <span className="grow" />
        <Button size="small" disabled={firstError < 0} onClick={jumpToError}>
          <CircleX size={14} aria-hidden />
          {t('log.firstError')}
        </Button>
        {(live || paused) && (
          <Button
            size="small"
            aria-pressed={paused !== undefined}
            onClick={() => setPaused(paused ? undefined : log)}
          >
            {paused ? <Play size={14} aria-hidden /> : <Pause size={14} aria-hidden />}
            {paused ? t('log.resume', { count: Math.max(0, waiting) }) : t('log.pause')}
          </Button>
        )}
        <select
          aria-label={t('log.zone')}
          value={utc ? 'utc' : 'local'}
          onChange={(event) => setUtc(event.target.value === 'utc')}
          className={classNames(CONTROL, 'max-w-32')}
        >
          <option value="local">{t('log.zone.local')}</option>
          <option value="utc">{t('log.zone.utc')}</option>
        </select>
        {log.allLogsUrl !== undefined && (
          <a
            href={log.allLogsUrl}
            target="_blank"
            rel="noopener noreferrer"
            className="text-accent underline"
          >
            {t('log.download')}
          </a>
        )}
      </div>
      {shown.length === 0 ? (
        <p className="px-4 py-10 text-center text-muted">{t('log.noneFits')}</p>
      ) : (
        <LogLines lines={shown} live={live && !paused} utc={utc} marked={marked} ref={view} />
      )}
    </Card>
  );
}

function toLine(entry: LogEntry, index: number): LogLine {
  const text = toLogText(entry.content);
  const group = toLogText(entry.group);
  return { ...entry, index, text, group, searched: `${group} ${text}`.toLowerCase() };
}

const ZONE_KEY = 'run-console.log-utc';

/** Whether times are those of UTC, remembered by this browser. */
function useZone(): [boolean, (utc: boolean) => void] {
  const [utc, setUtc] = useState(() => readStored(ZONE_KEY) === true);
  return [
    utc,
    (next) => {
      writeStored(ZONE_KEY, next);
      setUtc(next);
    },
  ];
}
