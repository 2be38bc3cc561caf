import { judgeStart, reasonKey, type StartReason } from '#core/draft/judge-start.ts';
import { OWN, type Provenance, setFromOutside } from '#core/draft/provenance.ts';

import { formOfRow, type RowCheck, type RowChecker } from './sheet/check-rows.ts';
import type { DraftRow, SheetSource } from './sheet/sheet-draft.ts';

type Judged = {
  readonly checker: RowChecker;
  readonly source: SheetSource;
  /** Of the form. */
  readonly provenance: Provenance;
  readonly threshold: number;
};

/** What a person typed themself, in the grid or in the form. */
const OWN_SOURCES: ReadonlySet<SheetSource['kind']> = new Set(['typed', 'list']);

/**
 * Collects why a start of rows is asked about, row by row: each reason once, by name and value; many subtasks are those of all rows
 * together. What a sheet sets without a danger is no reason: all of it stands before the person.
 */
export function createBatchJudge({ checker, source, provenance, threshold }: Judged) {
  const { descriptor, columns, readOptions } = checker.rules;
  const reasons = new Map<string, StartReason>();
  let uncappedSubtasks = 0;
  const judge = ({ options, built }: RowCheck, from: Provenance): readonly StartReason[] =>
    judgeStart(descriptor, {
      ...{ options, custom: built.custom, provenance: from, threshold: Infinity, subtasks: 0, readOptions },
    });
  const ofSheet = (row: DraftRow): Provenance => {
    const { values, options } = formOfRow(checker.rules, row);
    const fields = columns.flatMap(({ target }) => (target.kind === 'field' ? [target.name] : []));
    const set = columns.flatMap(({ target }, at) =>
      target.kind === 'option' && row.cells[at]?.trim() !== ''
        ? [[target.name, options[target.name]] as const]
        : [],
    );
    return setFromOutside(
      OWN,
      { source: 'import', values, fields, options: Object.fromEntries(set) },
      descriptor.parameters,
    );
  };
  const note = (reason: StartReason) => reasons.set(reasonKey(reason), reason);
  return {
    take: (row: DraftRow): void => {
      const check = checker.check(row);
      judge(check, provenance).forEach(note);
      if (!OWN_SOURCES.has(source.kind))
        judge(check, ofSheet(row))
          .filter(({ kind }) => kind !== 'filled' && kind !== 'noCap')
          .forEach(note);
      if (check.options.maxCharge === 0) uncappedSubtasks += check.subtasks;
    },
    reasons: (): readonly StartReason[] => [
      ...reasons.values(),
      ...(uncappedSubtasks > threshold ? [{ kind: 'subtasks' as const, count: uncappedSubtasks }] : []),
    ],
  };
}
