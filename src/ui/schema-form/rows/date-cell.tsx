import { cellText } from '#core/form/cell-text.ts';

import { CalendarButton } from '../fields/calendar-button.tsx';
import type { CellProps } from './cell-props.ts';
import { TextCell } from './text-cell.tsx';

/** A date, typed in the column's format or picked in the browser's own calendar. */
export function DateCell(props: CellProps) {
  const { row, column, item, actions } = props;
  const { shown } = column.dateFormat;
  return (
    <span className="relative block h-full">
      <TextCell {...props} placeholder={column.placeholder ?? shown} className="pr-8" />
      <CalendarButton
        text={cellText(column, item)}
        shown={shown}
        onPick={(text) => actions.putText(row, column, text)}
        reachable={false}
        className="absolute inset-y-0 right-0 m-auto text-faint"
      />
    </span>
  );
}
