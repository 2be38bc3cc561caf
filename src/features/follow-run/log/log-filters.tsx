import { useRef } from 'react';

import type { LogLevel } from '#core/run/run.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { useCommand } from '#ui/commands/use-command.ts';
import { Select } from '#ui/controls/choice/select.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';

import { LEVEL_LOOK, LOG_LEVELS } from './log-level.ts';
import type { LogIndex } from './log-index.ts';
import type { LogFilter } from './use-shown-lines.ts';

type LogFiltersProps = {
  readonly index: LogIndex;
  readonly filter: LogFilter;
  readonly onChange: (filter: LogFilter) => void;
};

export function LogFilters({ index, filter, onChange }: LogFiltersProps) {
  const t = useMessages();
  const { hidden, search } = filter;
  const searched = useRef<HTMLInputElement>(null);
  useCommand('search', () => searched.current?.focus());
  const toggle = (level: LogLevel) => {
    const next = new Set(hidden);
    if (!next.delete(level)) next.add(level);
    onChange({ ...filter, hidden: next });
  };
  return (
    <>
      <div role="group" aria-label={t('log.levels')} className="flex flex-wrap gap-1">
        {LOG_LEVELS.map((level) => (
          <LevelToggle
            key={level}
            level={level}
            count={index.levels.get(level) ?? 0}
            on={!hidden.has(level)}
            onToggle={() => toggle(level)}
          />
        ))}
      </div>
      <GroupSelect index={index} filter={filter} onChange={onChange} />
      <input
        ref={searched}
        type="search"
        aria-label={t('log.search')}
        placeholder={t('log.search')}
        value={search}
        onChange={(event) => onChange({ ...filter, search: event.target.value })}
        className={classNames(CONTROL, 'max-w-40')}
      />
    </>
  );
}

type LevelToggleProps = {
  readonly level: LogLevel;
  readonly count: number;
  readonly on: boolean;
  readonly onToggle: () => void;
};

function LevelToggle({ level, count, on, onToggle }: LevelToggleProps) {
  const t = useMessages();
  const { icon: Icon, word, colour } = LEVEL_LOOK[level];
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={onToggle}
      className={classNames(
        'inline-flex min-h-7 items-center gap-1.5 rounded border px-2 text-sm pointer-coarse:min-h-11',
        on ? 'border-line-strong bg-surface' : 'border-transparent bg-sunken text-muted line-through',
      )}
    >
      <Icon size={14} aria-hidden className={on ? colour : undefined} />
      {t(word)} <span className="text-muted tabular-nums">{formatNumber(count)}</span>
    </button>
  );
}

const ALL = 'all';

function GroupSelect({ index: { groups: counts }, filter, onChange }: LogFiltersProps) {
  const t = useMessages();
  if (counts.size < 2) return null;
  const groups = [...counts.keys()].sort(inNumberOrder.compare);
  const { group: chosen, ...others } = filter;
  const place = chosen === undefined ? -1 : groups.indexOf(chosen);
  return (
    <Select
      aria-label={t('log.group')}
      value={place === -1 ? ALL : String(place)}
      onChange={(at) => {
        const group = groups[Number(at)];
        onChange(group === undefined ? others : { ...others, group });
      }}
      choices={[
        { value: ALL, label: t('log.group.all', { count: groups.length }) },
        ...groups.map((group, at) => ({
          value: String(at),
          label: t('log.group.one', {
            name: group === '' ? t('log.group.none') : group,
            count: counts.get(group) ?? 0,
          }),
        })),
      ]}
      className={classNames(CONTROL, 'max-w-40')}
    />
  );
}

const inNumberOrder = new Intl.Collator(undefined, { numeric: true });
