import { judgeStart, reasonKey } from '#core/draft/reasons/judge-start.ts';
import { OWN, type Provenance, setFromOutside } from '#core/draft/provenance.ts';
import type { StartReason } from '#core/draft/reasons/start-reason.ts';

import type { JudgedRows } from './batch.ts';
import { formOfRow, type RowCheck, type RowChecker } from './sheet/check-rows.ts';
import { fillersOf } from './sheet/fillers.ts';
import type { DraftRow, SheetSource } from './sheet/sheet-draft.ts';

type JudgedBatch = {
  readonly checker: RowChecker;
  readonly source: SheetSource;
  readonly provenance: Provenance;
  /** Balance in USD; undefined while unknown. */
  readonly balance: number | undefined;
};

const OWN_SOURCES: ReadonlySet<SheetSource['kind']> = new Set(['typed', 'list']);

/**
 * Collects the reasons to confirm a start, row by row in plan order: each reason once, by name and value.
 * Harmless values of a sheet are not reasons, as the person sees them all.
 */
export function createBatchJudge({ checker, source, provenance, balance }: JudgedBatch) {
  const { descriptor, columns, readOptions } = checker.rules;
  const dangers = new Map<string, { readonly reason: StartReason; readonly rows: number[] }>();
  const subtasks: number[] = [];
  const judge = ({ options, built }: RowCheck, from: Provenance): readonly StartReason[] =>
    judgeStart(descriptor, {
      options,
      custom: built.custom,
      provenance: from,
      threshold: Infinity,
      subtasks: 0,
      balance,
      readOptions,
    });
  const filled = new Set(fillersOf(columns, descriptor.parameters).map(({ parameter }) => parameter.name));
  const besideFields = new Map([...provenance.fields].filter(([name]) => !filled.has(name)));
  const besideSheet = (row: DraftRow): Provenance => {
    const isSetByRow = (name: string) =>
      columns.some(
        ({ target }, at) => target.kind === 'option' && target.name === name && row.cells[at]?.trim() !== '',
      );
    const options = Object.entries(provenance.options).filter(([name]) => !isSetByRow(name));
    return { ...provenance, fields: besideFields, options: Object.fromEntries(options) };
  };
  const ofSheet = (row: DraftRow): Provenance => {
    const { values, options } = formOfRow(checker.rules, row);
    const fields = fillersOf(columns, descriptor.parameters).map(({ parameter }) => parameter.name);
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
  const note = (reason: StartReason, at: number) => {
    const key = reasonKey(reason);
    const known = dangers.get(key) ?? { reason, rows: [] };
    dangers.set(key, known);
    if (known.rows.at(-1) !== at) known.rows.push(at);
  };
  const noteDangers = (reasons: readonly StartReason[], at: number) => {
    for (const reason of reasons) if (isDanger(reason)) note(reason, at);
  };
  return {
    take: (row: DraftRow): void => {
      const check = checker.check(row);
      const at = subtasks.push(check.subtasks) - 1;
      for (const reason of judge(check, besideSheet(row))) note(reason, at);
      noteDangers(judge(check, provenance), at);
      if (!OWN_SOURCES.has(source.kind)) noteDangers(judge(check, ofSheet(row)), at);
    },
    judged: (): JudgedRows => ({ subtasks, dangers: [...dangers.values()] }),
  };
}

/** A sheet's maximum charge is visible; it is a danger above the Worker's default or above the balance. */
function isDanger(reason: StartReason): boolean {
  if (reason.kind !== 'noCap') return reason.kind !== 'filled';
  const { limit, usual, isAboveBalance = false } = reason;
  return limit !== undefined && (usual > 0 || isAboveBalance);
}
