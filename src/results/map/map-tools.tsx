import type { ColumnFacts, ColumnKind } from '#core/results/columns/column-facts.ts';
import { type PlaceColumns, placesName } from '#core/results/filter/place.ts';
import type { ResultColumn } from '#core/run/run.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { Select } from '#ui/controls/choice/select.tsx';
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
        <label className={LABEL}>
          {t('map.places')}
          <Select
            value={String(way)}
            onChange={(value) => onWay(Number(value))}
            choices={ways.map((one, at) => ({
              value: String(at),
              label: labels.get(placesName(one)) ?? placesName(one),
            }))}
            className={SELECT}
          />
        </label>
      )}
      <label className={LABEL}>
        {t('map.colour')}
        <Select
          value={colour?.key ?? ''}
          onChange={(chosen) => onColour(coloured.find(({ key }) => key === chosen))}
          choices={[
            { value: '', label: t('map.colour.none') },
            ...coloured.map(({ key, label }) => ({ value: key, label })),
          ]}
          className={SELECT}
        />
      </label>
    </div>
  );
}

const LABEL = 'inline-flex items-center gap-2 whitespace-nowrap text-muted';
const SELECT = classNames(CONTROL, 'w-auto max-w-48');

/**
 * Columns that can colour points: numbers by the median of a group, others by the share of the most
 * frequent value.
 */
const COLOURED_BY: Partial<Record<ColumnKind, Colour['by']>> = {
  number: 'number',
  text: 'share',
  boolean: 'share',
};
