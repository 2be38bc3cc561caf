import type { BatchPlan } from '#core/batch/batch.ts';
import { isLeftToMend, type RowCourse } from '#core/batch/course/row-course.ts';
import { UTF8_MARK } from '#core/results/files/file-format.ts';
import { withoutFormula } from '#core/results/files/formula.ts';
import type { Translate } from '#messages/i18n.ts';

import { whatHappened } from '../batch-words.ts';

/** The rows that failed or were stopped by their limits, and were not started elsewhere, as CSV, with their own columns and why, in a column `error`. */
export function failedRowsCsv(
  t: Translate,
  plan: Pick<BatchPlan, 'columns' | 'rows'>,
  rows: readonly RowCourse[],
): string {
  const failed = rows.flatMap((row, at) => {
    const planned = plan.rows[at];
    return isLeftToMend(row) && planned ? [[...planned.cells, whatHappened(t, row)?.text ?? '']] : [];
  });
  return UTF8_MARK + [[...plan.columns, 'error'], ...failed].map(toLine).join('');
}

const toLine = (texts: readonly string[]): string => `${texts.map(toField).join(',')}\r\n`;

function toField(text: string): string {
  const plain = withoutFormula(text);
  return /[",\r\n]|^\s|\s$/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
