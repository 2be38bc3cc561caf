import type { ReactNode } from 'react';

import type { ColumnFacts, ColumnKind } from '#core/results/columns/column-facts.ts';
import { type PlaceColumns, placesName } from '#core/results/filter/place.ts';
import type { ResultColumn } from '#core/run/run.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { CONTROL } from '#ui/controls/control-style.ts';

import type { Colour } from './use-points.ts';

type MapToolsProps = {
  readonly columns: readonly ResultColumn[];
  readonly facts: ReadonlyMap<string, ColumnFacts>;
  readonly ways: readonly PlaceColumns[];
  readonly way: number;
  readonly colour: Colour | undefined;
  readonly onWay: (way: number) => void;
  readonly onColour: (colour: Colour | undefined) => void;
};

/** By which columns the rows are placed and coloured. */
export function MapTools({ columns, facts, ways, way, colour, onWay, onColour }: MapToolsProps) {
  const t = useMessages();
  const labels = new Map(columns.map(({ key, label }) => [key, label]));
  const coloured = columns.flatMap(({ key, label }) => {
    const by = COLOURED_BY[facts.get(key)?.kind ?? 'empty'];
    return by ? [{ key, label, by }] : [];
  });
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2 text-sm">
      {ways.length > 1 && (
        <Choice label={t('map.places')} value={String(way)} onChange={(value) => onWay(Number(value))}>
          {ways.map((one, at) => (
            <option key={placesName(one)} value={at}>
              {labels.get(placesName(one)) ?? placesName(one)}
            </option>
          ))}
        </Choice>
      )}
      <Choice
        label={t('map.colour')}
        value={colour?.key ?? ''}
        onChange={(chosen) => onColour(coloured.find(({ key }) => key === chosen))}
      >
        <option value="">{t('map.colour.none')}</option>
        {coloured.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </Choice>
    </div>
  );
}

/** Columns that points can be coloured by: numbers by the median of a group, others by the share of what most rows say. */
const COLOURED_BY: Partial<Record<ColumnKind, Colour['by']>> = {
  number: 'number',
  text: 'share',
  boolean: 'share',
};

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
};

function Choice({ label, value, onChange, children }: ChoiceProps) {
  return (
    <label className="inline-flex items-center gap-2 whitespace-nowrap text-muted">
      {label}
      <select
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={classNames(CONTROL, 'w-auto max-w-48')}
      >
        {children}
      </select>
    </label>
  );
}
