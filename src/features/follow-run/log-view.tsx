import { useDeferredValue, useMemo, useState } from 'react';

import type { LogEntry, LogLevel, RunLog } from '#core/run/run.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Card } from '#ui/card.tsx';
import { classNames } from '#ui/class-names.ts';
import { CONTROL } from '#ui/control-style.ts';

import { LEVEL_LOOK, LOG_LEVELS } from './log-level.ts';
import { LogLines, type LogLine } from './log-lines.tsx';
import { toLogText } from './log-text.ts';

type LogViewProps = {
  readonly log: RunLog;
  /** The run goes on: new lines are followed. */
  readonly live: boolean;
};

/** A log with a filter by level and a search; only the lines in view are drawn. */
export function LogView({ log, live }: LogViewProps) {
  const t = useMessages();
  const [hidden, setHidden] = useState<ReadonlySet<LogLevel>>(new Set());
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search.trim().toLowerCase());
  const lines = useMemo(() => log.entries.map(toLine), [log.entries]);
  const shown = useMemo(
    () => lines.filter((line) => !hidden.has(line.level) && line.searched.includes(wanted)),
    [lines, hidden, wanted],
  );
  const toggle = (level: LogLevel) =>
    setHidden(
      (current) =>
        new Set(current.has(level) ? [...current].filter((one) => one !== level) : [...current, level]),
    );
  return (
    <Card className="overflow-hidden">
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2.5">
        <LevelToggles lines={lines} hidden={hidden} onToggle={toggle} />
        <input
          type="search"
          aria-label={t('log.search')}
          placeholder={t('log.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className={classNames(CONTROL, 'max-w-60')}
        />
        <span role="status" className="text-muted tabular-nums">
          {shown.length === lines.length
            ? t('log.count', { count: lines.length })
            : t('log.countShown', { shown: formatNumber(shown.length), total: formatNumber(lines.length) })}
        </span>
        {log.allLogsUrl !== undefined && (
          <a
            href={log.allLogsUrl}
            target="_blank"
            rel="noopener noreferrer"
            className="ml-auto text-accent underline"
          >
            {t('log.download')}
          </a>
        )}
      </div>
      {shown.length === 0 ? (
        <p className="px-4 py-10 text-center text-muted">{t('log.noneFits')}</p>
      ) : (
        <LogLines lines={shown} live={live} />
      )}
    </Card>
  );
}

function toLine(entry: LogEntry, index: number): LogLine {
  const text = toLogText(entry.content);
  const group = toLogText(entry.group);
  return { ...entry, index, text, group, searched: `${group} ${text}`.toLowerCase() };
}

type LevelTogglesProps = {
  readonly lines: readonly LogLine[];
  readonly hidden: ReadonlySet<LogLevel>;
  readonly onToggle: (level: LogLevel) => void;
};

function LevelToggles({ lines, hidden, onToggle }: LevelTogglesProps) {
  const t = useMessages();
  return (
    <div role="group" aria-label={t('log.levels')} className="flex flex-wrap gap-1">
      {LOG_LEVELS.map((level) => {
        const { icon: Icon, word, colour } = LEVEL_LOOK[level];
        const count = lines.filter((line) => line.level === level).length;
        const on = !hidden.has(level);
        return (
          <button
            key={level}
            type="button"
            aria-pressed={on}
            onClick={() => onToggle(level)}
            className={classNames(
              'inline-flex min-h-7 items-center gap-1.5 rounded border px-2 text-sm pointer-coarse:min-h-11',
              on ? 'border-line-strong bg-surface' : 'border-transparent bg-sunken text-muted line-through',
            )}
          >
            <Icon size={14} aria-hidden className={on ? colour : undefined} />
            {t(word)} <span className="text-muted tabular-nums">{formatNumber(count)}</span>
          </button>
        );
      })}
    </div>
  );
}
