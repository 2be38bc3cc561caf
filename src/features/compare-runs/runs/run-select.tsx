import { useQuery } from '@tanstack/react-query';

import type { RunSlug } from '#core/ids/run-slug.ts';
import type { Run } from '#core/run/run.ts';
import { formatMoment, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useRunNames } from '#starts/names/use-run-names.ts';
import { classNames } from '#ui/class-names.ts';
import { CONTROL } from '#ui/controls/control-style.ts';

import { inputMatchesQuery } from './same-input.ts';

type RunSelectProps = {
  readonly name: string;
  readonly runs: readonly Run[];
  readonly chosen?: RunSlug;
  readonly of: RunSlug;
  readonly onChoose: (slug: RunSlug) => void;
  readonly className?: string;
};

const GROUPS = ['same', 'other', 'unknown'] as const;

export function RunSelect({ name, runs, chosen, of, onChoose, className }: RunSelectProps) {
  const t = useMessages();
  const nameOf = useRunNames();
  const slugs = runs.map(({ slug }) => slug);
  const { data: matches } = useQuery(inputMatchesQuery(of, slugs));
  const minutes = runs.map(({ startedAt = 0 }) => formatMoment(startedAt));
  const textOf = ({ slug, startedAt, results }: Run) => {
    const called = nameOf(slug);
    const count = results === undefined ? '–' : formatNumber(results);
    const minute = formatMoment(startedAt ?? 0);
    const seconds = minutes.filter((other) => other === minute).length > 1;
    const text =
      startedAt === undefined
        ? slug
        : t('difference.run', { moment: formatMoment(startedAt, { seconds }), count });
    return called === undefined ? text : `${text} · ${called}`;
  };
  return (
    <label className={classNames('flex min-w-0 items-center gap-2', className)}>
      <span className="shrink-0 text-muted">{name}</span>
      <select
        value={chosen ?? ''}
        onChange={({ currentTarget }) => {
          const run = runs.find(({ slug }) => slug === currentTarget.value);
          if (run) onChoose(run.slug);
        }}
        className={`${CONTROL} font-medium sm:w-80`}
      >
        {chosen === undefined && (
          <option value="" disabled>
            {t('difference.chooseRun')}
          </option>
        )}
        {GROUPS.map((group) => {
          const listed = runs.filter(({ slug }) => (matches?.get(slug) ?? 'unknown') === group);
          return (
            listed.length > 0 && (
              <optgroup key={group} label={t(`difference.input.${group}`)}>
                {listed.map((run) => (
                  <option key={run.slug} value={run.slug}>
                    {textOf(run)}
                  </option>
                ))}
              </optgroup>
            )
          );
        })}
      </select>
    </label>
  );
}
