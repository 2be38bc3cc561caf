import { cellText, withCellText } from '#core/form/reading/cell-text.ts';
import type { Json } from '#core/json/json.ts';
import { classNames } from '../../../class-names.ts';

import { LineInput, LONG_IN_ROW } from '../../inputs/line-input.tsx';
import { CELL, cellControl, type CellProps } from './cell-props.ts';

type TextCellProps = CellProps & {
  readonly placeholder?: string | undefined;
  readonly shownOf?: (item: Json | undefined) => string;
  readonly readOnly?: boolean;
  readonly className?: string;
};

export function TextCell(props: TextCellProps) {
  const { row, column, item, actions, placeholder = column.placeholder, readOnly, className } = props;
  const shownOf = props.shownOf ?? ((held: Json | undefined) => cellText(column, held));
  return (
    <LineInput
      value={shownOf(item)}
      asHeld={(typed) => shownOf(withCellText(undefined, column, typed))}
      placeholder={placeholder}
      readOnly={readOnly}
      onText={(text) => actions.putText(row, column, text)}
      className={classNames(CELL, 'text-ellipsis placeholder:text-faint', className)}
      longClassName={LONG_IN_ROW}
      {...cellControl(props)}
    />
  );
}
