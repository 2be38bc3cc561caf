import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { KeyboardEvent } from 'react';

import { isJsonArray, isJsonObject, type Json, type JsonObject } from '#core/json/json.ts';
import { familyMembers, familyOf, memberLabel } from '#core/results/values/families.ts';
import { isInternalKey } from '#core/results/row-set.ts';
import { isFilled } from '#core/results/values/is-filled.ts';
import { valueAt } from '#core/results/values/value-at.ts';
import { type Before, valueBefore } from '#core/results/values/value-before.ts';
import { toValueText } from '#core/results/values/value-text.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';

import { classNames } from '../class-names.ts';
import { Button } from '../controls/button.tsx';
import { CopyButton } from '../controls/copy-button.tsx';
import { Dialog } from '../overlay/dialog.tsx';
import { Skeleton } from '../loading/skeleton.tsx';
import type { DataColumn } from './data-column.ts';
import { JsonTree } from './json-tree.tsx';
import { PlainValue } from './plain-value.tsx';

type RowDetailProps = {
  readonly columns: readonly DataColumn[];
  readonly index: number;
  readonly place: number;
  readonly rowCount: number;
  readonly placeCount: number;
  readonly row: JsonObject | undefined;
  readonly before: Before | undefined;
  readonly onMove: (index: number) => void;
  readonly onClose: () => void;
};

const STEP: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

export function RowDetail(props: RowDetailProps) {
  const { columns, index, place, rowCount, placeCount, row, before, onMove, onClose } = props;
  const t = useMessages();
  const walk = (event: KeyboardEvent) => {
    const to = index + (STEP[event.key] ?? 0);
    if (to === index || to < 0 || to >= rowCount || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onMove(to);
  };
  const title = t('table.row', { row: formatNumber(place + 1), total: formatNumber(placeCount) });
  return (
    <Dialog title={title} onClose={onClose} side onKeyDown={walk}>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <Button size="small" disabled={index === 0} onClick={() => onMove(index - 1)}>
          <ChevronLeft size={14} aria-hidden />
          {t('table.previousRow')}
        </Button>
        <Button size="small" disabled={index >= rowCount - 1} onClick={() => onMove(index + 1)}>
          {t('table.nextRow')}
          <ChevronRight size={14} aria-hidden />
        </Button>
        <span className="grow" />
        {row && <CopyButton label={t('table.copyRow')} text={() => toValueText(row, 2)} />}
      </div>
      {row ? (
        <dl className="divide-y divide-line border-y border-line">
          {fieldsOf(columns, row, before).map(({ key, label }) => (
            <Field
              key={key}
              label={label}
              value={valueAt(row, key) ?? null}
              was={valueBefore(row, key, before)}
            />
          ))}
        </dl>
      ) : (
        <Skeleton className="h-48 w-full" />
      )}
    </Dialog>
  );
}

/** Fields to show: the columns, the filled members of a family, then the row's other values. */
function fieldsOf(
  columns: readonly DataColumn[],
  row: JsonObject,
  before: Before | undefined,
): readonly DataColumn[] {
  const named = new Set([...columns.map(({ key }) => key), ...(before?.values() ?? [])]);
  const isNamed = (key: string) =>
    isInternalKey(key) || named.has(key) || named.has(familyOf(key) ?? '') || isSplit(columns, key);
  return [
    ...columns.flatMap((column) => membersIn(column, row, before) ?? column),
    ...Object.keys(row)
      .filter((key) => !isNamed(key))
      .map((key) => ({ key, label: key })),
  ];
}

function membersIn({ key, label }: DataColumn, row: JsonObject, before: Before | undefined) {
  const members = familyMembers(key)?.filter(
    (member) => isFilled(row[member]) || valueBefore(row, member, before) !== undefined,
  );
  return members && members.length > 0
    ? members.map((member) => ({ key: member, label: memberLabel(label, member) }))
    : undefined;
}

function isSplit(columns: readonly DataColumn[], key: string): boolean {
  return columns.some((column) => column.key.startsWith(`${key}/`));
}

type FieldProps = {
  readonly label: string;
  readonly value: Json;
  readonly was: Json | undefined;
};

function Field({ label, value, was }: FieldProps) {
  const t = useMessages();
  return (
    <div className="grid items-start gap-x-3 py-1.5 sm:grid-cols-[minmax(7rem,12rem)_1fr_auto]">
      <dt className="py-1 font-medium wrap-anywhere text-muted">{label}</dt>
      <dd className="flex min-w-0 items-start gap-2 sm:col-span-2">
        <div className={classNames('min-w-0 grow py-1', was !== undefined && 'bg-tint')}>
          {was !== undefined && (
            <>
              {was === null ? <i>{t('table.wasEmpty')}</i> : <FieldValue label={label} value={was} />}
              <span className="text-muted"> → </span>
            </>
          )}
          <FieldValue label={label} value={value} />
        </div>
        <CopyButton
          iconOnly
          label={t('table.copyField', { name: label })}
          text={() => toValueText(value, 2)}
        />
      </dd>
    </div>
  );
}

function FieldValue({ label, value }: Omit<FieldProps, 'was'>) {
  const nested = isJsonArray(value) || isJsonObject(value);
  return nested && Object.keys(value).length > 0 ? (
    <JsonTree value={value} path={label} />
  ) : (
    <PlainValue value={value} />
  );
}
