import { useId, useState } from 'react';
import { createPortal } from 'react-dom';

import { cellText } from '#core/form/reading/cell-text.ts';
import { readText } from '#core/form/reading/read-value.ts';
import { parseJson } from '#core/json/parse.ts';
import { writeJson } from '#core/json/write.ts';
import { langOf } from '#core/form/bilingual.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '../../../controls/button.tsx';
import { classNames } from '../../../class-names.ts';
import { CONTROL } from '../../../controls/control-style.ts';
import { Dialog } from '../../../overlay/dialog.tsx';
import { useAnnounced } from '../../../hooks/use-announced.ts';

import {
  choiceLabel,
  CHOICE_LABEL,
  CHOICE_LIST,
  CHOICE_INPUT,
  chosenOf,
  listed,
  toggled,
  toChoices,
} from '../../inputs/choices.ts';
import { problemText } from '../../problem-text.ts';
import { type CellProps, cellValue } from './cell-props.ts';

type CellDialogProps = CellProps & { readonly onClose: () => void };

/**
 * Edits a cell in a dialog; changes apply at once. Rendered outside the form, so that no key in it submits
 * the form.
 */
export function CellDialog(props: CellDialogProps) {
  const { column, label, onClose } = props;
  const t = useMessages();
  return createPortal(
    <Dialog wide title={label} onClose={onClose}>
      {column.description !== '' && (
        <p className="mb-2 wrap-anywhere whitespace-pre-line text-muted">{column.description}</p>
      )}
      {column.multiple ? <CellChoices {...props} /> : <CellText {...props} />}
      <div className="mt-3 flex justify-end">
        <Button variant="primary" onClick={onClose}>
          {t('form.cell.done')}
        </Button>
      </div>
    </Dialog>,
    document.body,
  );
}

/** A dialog focuses the element with this attribute when it is shown; React would focus it earlier. */
const focusedFirst = (element: HTMLElement | null) => element?.setAttribute('autofocus', '');

function CellText({ row, column, item, label, actions }: CellDialogProps) {
  const t = useMessages();
  const problemId = useId();
  const [text, setText] = useState(() => cellText(column, item));
  const isJson = column.editor === 'json';
  const read = readText(column, text);
  const problem = useAnnounced(read.ok ? undefined : problemText(t, read.error));
  const put = (next: string) => {
    setText(next);
    actions.putText(row, column, next);
  };
  const format = () => {
    const parsed = parseJson(text);
    if (parsed.ok) put(writeJson(parsed.value));
  };
  return (
    <>
      <textarea
        aria-label={label}
        aria-invalid={!read.ok || undefined}
        aria-describedby={read.ok ? undefined : problemId}
        rows={14}
        dir="auto"
        value={text}
        placeholder={column.placeholder}
        spellCheck={!isJson}
        ref={focusedFirst}
        onChange={(event) => put(event.currentTarget.value)}
        className={classNames(CONTROL, 'resize-y py-1.5', isJson && 'font-mono text-xs leading-[18px]')}
      />
      <div className="mt-1 flex min-h-7 items-start justify-between gap-3">
        <p id={problemId} role="status" className="min-w-0 wrap-anywhere text-bad">
          {problem}
        </p>
        {isJson && text !== '' && (
          <Button size="small" variant="quiet" onClick={format}>
            {t('form.json.format')}
          </Button>
        )}
      </div>
    </>
  );
}

function CellChoices(props: CellDialogProps) {
  const { row, column, label, actions } = props;
  const t = useMessages();
  const value = cellValue(props);
  const choices = toChoices(column.options, listed(value));
  const chosen = chosenOf(choices, value);
  return (
    <div role="group" aria-label={label} className={CHOICE_LIST}>
      {choices.map((choice) => (
        <label key={choice.key} lang={langOf(choice.label)} className={CHOICE_LABEL}>
          <input
            type="checkbox"
            checked={chosen.includes(choice)}
            onChange={() => actions.putValue(row, column, toggled(choices, value, choice))}
            className={CHOICE_INPUT}
          />
          {choiceLabel(t, choice)}
        </label>
      ))}
    </div>
  );
}
