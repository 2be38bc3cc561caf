import { useCallback } from 'react';

import { forEachInTimeSlices } from '#browser/time-slices.ts';
import { plainText } from '#core/find/plain-text.ts';
import type { LogLevel } from '#core/run/run.ts';
import { useSliced } from '#ui/hooks/use-sliced.ts';

import type { LogLine } from './log-index.ts';

export type LogFilter = {
  readonly hidden: ReadonlySet<LogLevel>;
  readonly group?: string;
  readonly search: string;
};

function isOpen({ hidden, group, search }: LogFilter): boolean {
  return hidden.size === 0 && group === undefined && search.trim() === '';
}

/** Lines that match a filter, found in slices; until then, those shown before. */
export function useShownLines(lines: readonly LogLine[], filter: LogFilter): readonly LogLine[] {
  const find = useCallback(
    async (shouldContinue: () => boolean) => {
      const matches: LogLine[] = [];
      const { hidden, group } = filter;
      const wanted = plainText(filter.search.trim());
      const take = (line: LogLine) => {
        if (hidden.has(line.entry.level) || (group !== undefined && line.group !== group)) return;
        if (line.searched.includes(wanted)) matches.push(line);
      };
      return (await forEachInTimeSlices(lines, take, { shouldContinue })) ? matches : undefined;
    },
    [lines, filter],
  );
  return useSliced(isOpen(filter) ? undefined : find).value ?? lines;
}
