import { Maximize2 } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';

import { cellText } from '#core/form/reading/cell-text.ts';
import type { Json } from '#core/json/json.ts';
import { useMessages } from '#messages/use-messages.ts';
import { IconButton } from '../../../controls/button.tsx';
import { classNames } from '../../../class-names.ts';
import { lazyComponent } from '../../../loading/lazy-component.tsx';
import { LazyPart } from '../../../loading/lazy-part.tsx';

import { choiceLabel, chosenOf, listed, toChoices } from '../../inputs/choices.ts';
import { type CellProps, cellValue } from './cell-props.ts';
import { splitLines } from '../split-lines.ts';
import { TextCell } from './text-cell.tsx';

const CellDialog = lazyComponent(() => import('./cell-dialog.tsx').then(({ CellDialog }) => CellDialog));

/**
 * A cell whose value may exceed one line: JSON, multi-line text, multiple choices. Short values are edited
 * in place; Enter, F2 or the button opens the dialog.
 */
export function LongCell(props: CellProps) {
  const { column, label } = props;
  const t = useMessages();
  const [isOpen, setIsOpen] = useState(false);
  const value = cellValue(props);
  const isLong = column.multiple || (typeof value === 'string' && /[\r\n]/.test(value));
  const openByKey = (event: KeyboardEvent) => {
    const { key, altKey, ctrlKey, metaKey, shiftKey, nativeEvent } = event;
    if ((key !== 'Enter' && key !== 'F2') || altKey || ctrlKey || metaKey || shiftKey) return;
    if (nativeEvent.isComposing) return;
    // The row's own Enter goes on to the next row, the form's starts the run.
    event.preventDefault();
    event.stopPropagation();
    setIsOpen(true);
  };
  const shownOf = (held: Json | undefined) => {
    if (!column.multiple) return inOneLine(cellValue({ item: held, column }), cellText(column, held));
    const chosen = chosenOf(toChoices(column.options, listed(value)), value);
    return chosen.map((choice) => choiceLabel(t, choice)).join(', ');
  };
  return (
    <span
      className="relative block h-full"
      onKeyDown={isOpen ? undefined : openByKey}
      onDoubleClick={isLong ? () => setIsOpen(true) : undefined}
    >
      <TextCell
        {...props}
        said={props.said ?? t('form.cell.hint')}
        shownOf={shownOf}
        readOnly={isLong}
        className={classNames('pr-8', column.editor === 'json' && 'font-mono text-xs')}
      />
      <IconButton
        label={t('form.cell.open', { label })}
        tabIndex={-1}
        onClick={() => setIsOpen(true)}
        className="absolute inset-y-0 right-0 m-auto text-faint"
      >
        <Maximize2 size={13} aria-hidden />
      </IconButton>
      {isOpen && (
        <LazyPart>
          <CellDialog {...props} onClose={() => setIsOpen(false)} />
        </LazyPart>
      )}
    </span>
  );
}

function inOneLine(value: Json | undefined, text: string): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? [...splitLines(text)].join(' ') : JSON.stringify(value);
}
