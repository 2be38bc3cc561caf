import { useState } from 'react';

import type { Arrangement } from '#core/results/arrange-rows.ts';
import type { ColumnFacts, ColumnKind } from '#core/results/columns/column-facts.ts';
import { withoutFormula } from '#core/results/files/formula.ts';
import type { PlacedRow } from '#core/results/row-set.ts';
import { clockText } from '#core/results/filter/measure.ts';
import { type Group, type Grouped, type Measure, MEASURES } from '#core/results/summary/group.ts';
import { toTsvLine } from '#core/results/files/separated.ts';
import type { ResultColumn } from '#core/run/run.ts';
import { formatDigits, formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { CopyButton } from '#ui/controls/copy-button.tsx';
import { Select } from '#ui/controls/choice/select.tsx';
import { TabPanel, Tabs } from '#ui/tabs.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';

import { useGroups } from './use-groups.ts';

export type GroupDialogProps = {
  readonly column: ResultColumn;
  readonly columns: readonly ResultColumn[];
  readonly facts: ReadonlyMap<string, ColumnFacts>;
  readonly rows: readonly PlacedRow[];
  readonly firstOf?: { readonly read: number; readonly of: number } | undefined;
  readonly arrangement: Arrangement;
  readonly onClose: () => void;
};

const DRAWN = 100;

type GroupColumns = Pick<GroupDialogProps, 'column' | 'columns' | 'facts'>;

function useChoices({ column, columns, facts }: GroupColumns) {
  const kindOf = (key: string) => facts.get(key)?.kind ?? 'text';
  const numeric = columns.filter(({ key }) => kindOf(key) === 'number');
  const groupable = columns.filter(({ key }) => !['empty', 'nested', 'place'].includes(kindOf(key)));
  const named = groupable.find(({ key }) => ['text', 'list', 'boolean'].includes(kindOf(key)));
  const isNumber = kindOf(column.key) === 'number';
  const [by, setBy] = useState(isNumber && named ? named.key : column.key);
  const [measure, setMeasure] = useState<Measure>(isNumber ? 'mean' : 'count');
  const [of, setOf] = useState(isNumber ? column.key : (numeric[0]?.key ?? ''));
  return { numeric, groupable, by, setBy, measure, setMeasure, of, setOf, kind: kindOf(by) };
}

export function GroupDialog({ column, columns, facts, onClose, ...seen }: GroupDialogProps) {
  const t = useMessages();
  const choices = useChoices({ column, columns, facts });
  const { by, measure, of, kind, numeric } = choices;
  const grouped = useGroups({ ...seen, by, kind, of: measure === 'count' ? undefined : of });
  const heads = [labelOf(columns, by), measureWords(t, measure, labelOf(columns, of)), t('group.rows')];
  return (
    <Dialog title={t('group.title', { column: column.label })} onClose={onClose} wide>
      <div className="mb-4 flex flex-wrap gap-3">
        <Choice label={t('group.by')} value={by} onChange={choices.setBy} columns={choices.groupable} />
        <label className="min-w-28">
          <span className="mb-1 block text-sm text-muted">{t('group.measure')}</span>
          <Select
            value={measure}
            onChange={choices.setMeasure}
            choices={MEASURES.filter((one) => one === 'count' || numeric.length > 0).map((one) => ({
              value: one,
              label: t(`group.measure.${one}`),
            }))}
          />
        </label>
        {measure !== 'count' && (
          <Choice label={t('group.of')} value={of} onChange={choices.setOf} columns={numeric} />
        )}
      </div>
      <Groups
        groups={grouped && shownGroups(grouped.groups, { measure, kind })}
        left={grouped ? leftWords(t, grouped, { by: labelOf(columns, by), kind, ...seen }) : []}
        heads={measure === 'count' ? heads.slice(0, 2) : heads}
        isDate={kind === 'date'}
      />
    </Dialog>
  );
}

type GroupsProps = {
  readonly groups: readonly ShownGroup[] | undefined;
  readonly heads: readonly string[];
  readonly left: readonly string[];
  readonly isDate: boolean;
};

function Groups({ groups, heads, left, isDate }: GroupsProps) {
  const t = useMessages();
  const [look, setLook] = useState<'chart' | 'table'>('chart');
  return (
    <Tabs
      label={t('group.look')}
      look="segment"
      value={look}
      onChange={setLook}
      tabs={[
        { value: 'chart', label: t(isDate ? 'group.line' : 'group.bars') },
        { value: 'table', label: t('group.table') },
      ]}
      actions={groups && <CopyButton label={t('group.copy')} text={() => tableText(heads, groups, left)} />}
    >
      <TabPanel value="chart" readable className="mt-3 max-h-[50dvh] overflow-auto">
        {groups && (isDate ? <Line groups={groups} /> : <Bars groups={groups.slice(0, DRAWN)} />)}
      </TabPanel>
      <TabPanel value="table" readable className="mt-3 max-h-[50dvh] overflow-auto">
        {groups && <GroupTable heads={heads} groups={groups.slice(0, DRAWN)} />}
      </TabPanel>
      {!groups && <Skeleton className="mt-3 h-48 w-full" />}
      {groups && groups.length > DRAWN && (
        <p className="mt-2 text-sm text-muted">
          {t('group.cut', { shown: DRAWN, total: formatNumber(groups.length) })}
        </p>
      )}
      {left.map((text) => (
        <p key={text} className="mt-2 text-sm text-warn">
          {text}
        </p>
      ))}
    </Tabs>
  );
}

type ShownGroup = {
  readonly name: string;
  readonly at: number;
  readonly number: number | undefined;
  readonly digits: string;
  readonly rows: number;
};

type MeasuredKind = { readonly measure: Measure; readonly kind: ColumnKind };

function shownGroups(groups: readonly Group[], measured: MeasuredKind): readonly ShownGroup[] {
  const isScale = measured.kind === 'date' || measured.kind === 'number';
  return groups
    .map((group) => toShown(group, measured))
    .toSorted((a, b) => (isScale ? a.at - b.at : (b.number ?? -Infinity) - (a.number ?? -Infinity)));
}

function toShown(group: Group, { measure, kind }: MeasuredKind): ShownGroup {
  const digits: Record<Measure, string | undefined> = {
    count: String(group.rows),
    sum: group.sum,
    mean: group.mean,
    median: group.median === undefined ? undefined : String(group.median),
  };
  const measuredDigits = digits[measure];
  const { text, from, rows } = group;
  return {
    name: nameOf(group, kind),
    at: from ?? Number(text),
    number: measuredDigits === undefined ? undefined : Number(measuredDigits),
    digits: measuredDigits ?? '',
    rows,
  };
}

function nameOf({ text, from, to }: Group, kind: ColumnKind): string {
  if (from === undefined) return text;
  if (kind === 'date') return clockText(from);
  const write = (number: number) => formatNumber(number, { maximumFractionDigits: 6 });
  return to === undefined ? text : `${write(from)} – ${write(to)}`;
}

function measureWords(t: ReturnType<typeof useMessages>, measure: Measure, of: string): string {
  return measure === 'count'
    ? t('group.rows')
    : t('group.measureOf', { measure: t(`group.measure.${measure}`), of });
}

type GroupRemainder = Pick<GroupDialogProps, 'firstOf'> & { readonly by: string; readonly kind: ColumnKind };

function leftWords(
  t: ReturnType<typeof useMessages>,
  { ungrouped, several, others }: Grouped,
  { by, kind, firstOf }: GroupRemainder,
): readonly string[] {
  const scale = kind === 'date' || kind === 'number' ? 'yes' : 'no';
  return [
    ...(firstOf
      ? [t('results.sum.soFar', { read: formatNumber(firstOf.read), total: formatNumber(firstOf.of) })]
      : []),
    ...(ungrouped > 0 ? [t('group.left', { count: ungrouped, by, scale })] : []),
    ...(several > 0 ? [t('group.several', { count: several })] : []),
    ...(others > 0 ? [t('results.sum.others', { count: others })] : []),
  ];
}

function labelOf(columns: readonly ResultColumn[], key: string): string {
  return columns.find((column) => column.key === key)?.label ?? key;
}

function tableText(heads: readonly string[], groups: readonly ShownGroup[], left: readonly string[]): string {
  const lines = groups.map(({ name, digits, rows }) =>
    [withoutFormula(name), digits, String(rows)].slice(0, heads.length),
  );
  const notes = left.map((text) => [withoutFormula(text)]);
  return [heads.map(withoutFormula), ...lines, ...notes].map(toTsvLine).join('\n');
}

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (key: string) => void;
  readonly columns: readonly ResultColumn[];
};

function Choice({ label, value, onChange, columns }: ChoiceProps) {
  return (
    <label className="min-w-40">
      <span className="mb-1 block text-sm text-muted">{label}</span>
      <Select
        value={value}
        onChange={onChange}
        choices={columns.map((column) => ({ value: column.key, label: column.label }))}
      />
    </label>
  );
}

function Bars({ groups }: { readonly groups: readonly ShownGroup[] }) {
  const most = Math.max(...groups.map(({ number }) => Math.abs(number ?? 0)), Number.MIN_VALUE);
  return (
    <ul className="space-y-1">
      {groups.map(({ name, number, digits }) => (
        <li key={name} className="grid grid-cols-[minmax(6rem,30%)_1fr_auto] items-center gap-3">
          <bdi className="truncate" title={name}>
            {name}
          </bdi>
          <span aria-hidden className="h-4 rounded-sm bg-bar-ghost">
            <span
              className="block h-4 rounded-sm bg-bar"
              style={{ width: `${(100 * Math.abs(number ?? 0)) / most}%` }}
            />
          </span>
          <span className="text-right tabular-nums">{formatDigits(digits)}</span>
        </li>
      ))}
    </ul>
  );
}

const WIDTH = 640;
const HEIGHT = 180;

function Line({ groups }: { readonly groups: readonly ShownGroup[] }) {
  const t = useMessages();
  const measuredGroups = groups.filter(({ number }) => number !== undefined);
  const numbers = measuredGroups.map(({ number }) => number ?? 0);
  const [low, high] = [Math.min(0, ...numbers), Math.max(0, ...numbers)];
  const x = (at: number) =>
    measuredGroups.length < 2 ? WIDTH / 2 : (at * WIDTH) / (measuredGroups.length - 1);
  const y = (number: number) => HEIGHT - ((number - low) * HEIGHT) / (high - low || 1);
  const [first, last] = [measuredGroups[0], measuredGroups.at(-1)];
  return (
    <figure>
      <svg
        role="img"
        aria-label={t('group.line')}
        viewBox={`-6 -6 ${WIDTH + 12} ${HEIGHT + 12}`}
        className="w-full overflow-visible"
      >
        <line x1="0" x2={WIDTH} y1={y(0)} y2={y(0)} className="stroke-line-strong" />
        <polyline
          points={numbers.map((number, at) => `${x(at)},${y(number)}`).join(' ')}
          className="fill-none stroke-bar stroke-2"
        />
        {measuredGroups.map(({ name, digits }, at) => (
          <circle key={name} cx={x(at)} cy={y(numbers[at] ?? 0)} r="3" className="fill-bar">
            <title>{`${name}: ${formatDigits(digits)}`}</title>
          </circle>
        ))}
      </svg>
      <figcaption className="flex justify-between text-sm text-muted tabular-nums">
        <span>{first?.name}</span>
        <span>{last?.name !== first?.name && last?.name}</span>
      </figcaption>
    </figure>
  );
}

function GroupTable({
  heads,
  groups,
}: {
  readonly heads: readonly string[];
  readonly groups: readonly ShownGroup[];
}) {
  return (
    <table className="w-full text-left">
      <thead className="bg-sunken text-muted">
        <tr>
          {heads.map((head, at) => (
            <th key={at} scope="col" className={at === 0 ? 'px-3 py-1.5' : 'px-3 py-1.5 text-right'}>
              <bdi>{head}</bdi>
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {groups.map(({ name, digits, rows }) => (
          <tr key={name}>
            <td className="px-3 py-1.5 wrap-anywhere">
              <bdi>{name}</bdi>
            </td>
            <td className="px-3 py-1.5 text-right tabular-nums">{formatDigits(digits)}</td>
            {heads.length > 2 && (
              <td className="px-3 py-1.5 text-right tabular-nums">{formatNumber(rows)}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
