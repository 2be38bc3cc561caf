import { useState } from 'react';

import { forEachInTimeSlices } from '#browser/time-slices.ts';
import { type Arrangement, isArranged } from '#core/results/arrange-rows.ts';
import { withoutFormula } from '#core/results/files/formula.ts';
import { type RowSet, placedRows } from '#core/results/row-set.ts';
import { toTsvLine } from '#core/results/files/separated.ts';
import { valueAt } from '#core/results/values/value-at.ts';
import { toValueText } from '#core/results/values/value-text.ts';
import { useMessages } from '#messages/use-messages.ts';
import { writeClipboard } from '#ui/text/write-clipboard.ts';

import type { ResultsSource } from '../results-source.ts';
import type { SeenResults } from '../use-results.ts';
import { arrange } from '../use-arranged-rows.ts';

export function useColumnCopy(
  { rows }: Pick<ResultsSource, 'rows'>,
  { arrangement }: Pick<SeenResults, 'arrangement'>,
) {
  const t = useMessages();
  const [words, setWords] = useState('');
  const copy = async (key: string) => {
    setWords(t('table.menu.copying'));
    try {
      const lines = rows.readAll().then((set) => linesOf(key, set, arrangement));
      await writeClipboard(lines.then((all) => all.join('\n')));
      setWords(t('table.menu.copied', { count: (await lines).length }));
    } catch {
      setWords(t('common.copyFailed'));
    }
  };
  return { words, start: (key: string) => void copy(key) };
}

async function linesOf(key: string, set: RowSet, arrangement: Arrangement): Promise<readonly string[]> {
  const all = placedRows(set);
  const fitting = isArranged(arrangement) ? await arrange(all, arrangement, () => true) : all;
  const lines: string[] = [];
  await forEachInTimeSlices(fitting ?? [], ({ row }) => {
    const value = valueAt(row, key);
    const text = toValueText(value);
    lines.push(toTsvLine([typeof value === 'string' ? withoutFormula(text) : text]));
  });
  return lines;
}
