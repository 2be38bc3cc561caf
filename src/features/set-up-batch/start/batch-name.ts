import type { PlannedRow } from '#core/batch/batch.ts';
import type { SheetSource } from '#core/batch/sheet/sheet-draft.ts';
import { shortened } from '#core/cut-text.ts';
import type { Translate } from '#messages/i18n.ts';

type NamedBatch = {
  readonly name: string;
  readonly source: SheetSource;
  readonly planned: readonly PlannedRow[];
  readonly secret: boolean;
};

const NAMELESS: readonly SheetSource['kind'][] = ['pasted', 'typed', 'list'];

/** The name of a batch; if its rows have no name, includes the first of them unless they hold a secret. */
export function batchName(t: Translate, { name, source, planned, secret }: NamedBatch): string {
  if (secret || !NAMELESS.includes(source.kind)) return name;
  const [first, ...others] = planned.filter(({ leftOut }) => leftOut !== true);
  const said = first?.cells
    .map((cell) => cell.replaceAll(/\s+/g, ' ').trim())
    .filter((cell) => cell !== '')
    .join(', ');
  if (!said) return name;
  return t('batch.source.first', { name, first: shortened(said, 60), count: others.length });
}
