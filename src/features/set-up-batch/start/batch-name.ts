import type { PlannedRow } from '#core/batch/batch.ts';
import type { SheetSource } from '#core/batch/sheet/sheet-draft.ts';
import { shortened } from '#core/cut-text.ts';
import type { Translate } from '#messages/i18n.ts';

type NamedBatch = {
  /** What its rows are called. */
  readonly name: string;
  readonly source: SheetSource;
  readonly planned: readonly PlannedRow[];
  readonly secret: boolean;
};

/** What comes from elsewhere has a name of its own. */
const NAMELESS: readonly SheetSource['kind'][] = ['pasted', 'typed', 'list'];

/** What a batch is called: where its rows have no name, by the first of them too, unless they hold a secret. */
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
