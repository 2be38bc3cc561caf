import type { ReactNode } from 'react';

import { workerNameOf } from '#core/ids/worker-name.ts';
import { reportedDuration } from '#core/run/run-state.ts';
import type { Run } from '#core/run/run.ts';
import { fieldOf, pricePerThousand, type RunRow } from '#core/runs/find-runs.ts';
import { type ColumnId, COLUMNS, type FixedColumn } from '#core/runs/run-query.ts';
import {
  formatBytes,
  formatDuration,
  formatMoment,
  formatMoneyInRow,
  formatNumber,
} from '#messages/format.ts';
import type { MessageKey } from '#messages/en.ts';
import type { Translate } from '#messages/i18n.ts';
import { runCostText } from '#parts/texts/cost-text.ts';
import { TitleText } from '#parts/title-text.tsx';
import { CheckUpLine } from '#starts/check-up/check-up-line.tsx';
import { useStoredCheckUps } from '#starts/check-up/stored-measures.ts';

import { StatusDot } from './status-dot.tsx';

type RunColumn = {
  readonly head: MessageKey;
  /** In pixels. */
  readonly width: number;
  readonly isNumber?: true;
  readonly cell: (row: RunRow, t: Translate) => ReactNode;
};

export const NAME_WIDTH = 244;

const NOTHING = '–';

const line = (text: string) =>
  text !== '' && (
    <bdi title={text} className="block truncate">
      {text.replaceAll(/\s+/g, ' ')}
    </bdi>
  );

function CheckUpOf({ run }: { readonly run: Run }) {
  const checked = useStoredCheckUps()(run);
  return checked && <CheckUpLine checked={checked} className="max-w-full" />;
}

const figure = (value: number | undefined, format: (value: number) => string) =>
  value === undefined ? NOTHING : format(value);

const COLUMN: Record<Exclude<FixedColumn, 'name'>, RunColumn> = {
  status: { head: 'runs.column.status', width: 152, cell: ({ run }) => <StatusDot run={run} /> },
  worker: {
    head: 'runs.column.worker',
    width: 176,
    cell: ({ run }) => (
      <span title={run.workerSlug} className="block truncate">
        <TitleText whole={workerNameOf(run)} />
      </span>
    ),
  },
  started: {
    head: 'runs.column.started',
    // A moment of another year in Chinese, the widest.
    width: 172,
    cell: ({ run: { startedAt } }, t) =>
      startedAt === undefined ? t('runs.notStarted') : formatMoment(startedAt),
  },
  duration: {
    head: 'runs.column.duration',
    width: 108,
    isNumber: true,
    cell: ({ run }) => figure(reportedDuration(run.status, run.duration), formatDuration),
  },
  results: {
    head: 'runs.column.results',
    width: 84,
    isNumber: true,
    cell: ({ run }) => figure(run.results, formatNumber),
  },
  cost: {
    head: 'runs.column.cost',
    width: 92,
    isNumber: true,
    cell: ({ run }, t) => runCostText(t, run, formatMoneyInRow),
  },
  price: {
    head: 'runs.column.price',
    width: 92,
    isNumber: true,
    cell: ({ run }) => figure(pricePerThousand(run), formatMoneyInRow),
  },
  checkUp: { head: 'runs.column.checkUp', width: 220, cell: ({ run }) => <CheckUpOf run={run} /> },
  reason: { head: 'runs.column.reason', width: 240, cell: ({ run }) => line(run.errorMessage) },
  note: { head: 'runs.column.note', width: 200, cell: ({ label }) => line(label.note) },
  tags: { head: 'runs.column.tags', width: 140, cell: ({ label }) => line(label.tags.join(', ')) },
  version: { head: 'runs.column.version', width: 80, cell: ({ run }) => line(run.version) },
  traffic: {
    head: 'runs.column.traffic',
    width: 90,
    isNumber: true,
    cell: ({ run }) => figure(run.traffic, formatBytes),
  },
  origin: { head: 'runs.column.origin', width: 96, cell: ({ run }) => line(run.origin) },
};

export type DrawnColumn = Omit<RunColumn, 'head'> & { readonly id: ColumnId; readonly head: string };

export function drawnColumn(t: Translate, id: ColumnId, titleOf: (field: string) => string): DrawnColumn {
  const field = fieldOf(id);
  if (field === undefined) {
    const { head, ...column } = COLUMN[id as Exclude<FixedColumn, 'name'>]; // what is of no field is fixed
    return { ...column, id, head: t(head) };
  }
  return { id, head: titleOf(field), width: 160, cell: ({ fields }) => line(fields.get(field) ?? '') };
}

export const isOfItsOwn = <Id extends ColumnId>(id: Id): id is Exclude<Id, 'name' | 'status'> =>
  id !== 'name' && id !== 'status';

export const CHOSEN_COLUMNS: readonly (readonly [id: FixedColumn, head: MessageKey])[] = COLUMNS.filter(
  isOfItsOwn,
).map((id) => [id, COLUMN[id].head]);
