import { type KeyboardEvent, useId, useLayoutEffect, useRef } from 'react';

import { classNames } from '../class-names.ts';

export type Step = 'down' | 'up' | 'right' | 'left';

type CellEditorProps = {
  readonly label: string;
  readonly text: string;
  readonly quick: boolean;
  readonly choices: readonly string[] | undefined;
  readonly lines: boolean;
  readonly onCommit: (text: string, step: Step | undefined) => void;
  readonly onCancel: () => void;
};

type Control = HTMLInputElement | HTMLTextAreaElement;
type CellAction = Step | 'cancel' | 'newLine';

function actionOf(
  { key, shiftKey, altKey, ctrlKey, metaKey, nativeEvent }: KeyboardEvent,
  { lines, movesOn }: { readonly lines: boolean; readonly movesOn: boolean },
): CellAction | undefined {
  if (nativeEvent.isComposing || ctrlKey || metaKey) return undefined;
  if (key === 'Enter' && altKey) return lines ? 'newLine' : undefined;
  const actions: Readonly<Record<string, CellAction>> = {
    Escape: 'cancel',
    Enter: shiftKey ? 'up' : 'down',
    Tab: shiftKey ? 'left' : 'right',
    ...(movesOn && { ArrowDown: 'down', ArrowUp: 'up' }),
  };
  return actions[key];
}

/** Cell editor: Enter and Tab accept the text and move on, Escape discards it, blur accepts it. */
export function CellEditor(props: CellEditorProps) {
  const { label, text, quick, choices, lines, onCommit, onCancel } = props;
  const listId = useId();
  const control = useRef<Control>(null);
  /** Set when editing ends, because unmounting also blurs. */
  const isOver = useRef(false);
  useLayoutEffect(() => {
    const { current } = control;
    current?.focus();
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);
  const end = (step: Step | undefined) => {
    if (isOver.current || control.current === null) return;
    isOver.current = true;
    onCommit(control.current.value, step);
  };
  const act = (action: CellAction, { currentTarget }: KeyboardEvent<Control>) => {
    if (action === 'cancel') {
      isOver.current = true;
      onCancel();
    } else if (action === 'newLine') {
      const { selectionStart, selectionEnd } = currentTarget;
      currentTarget.setRangeText('\n', selectionStart ?? 0, selectionEnd ?? 0, 'end');
    } else end(action);
  };
  const onKeyDown = (event: KeyboardEvent<Control>) => {
    const action = actionOf(event, { lines, movesOn: quick && !lines && choices === undefined });
    if (action === undefined) return;
    act(action, event);
    event.preventDefault();
    event.stopPropagation();
  };
  const common = {
    'aria-label': label,
    defaultValue: text,
    onKeyDown,
    onBlur: () => end(undefined),
    className: classNames(
      'absolute top-0 left-0 z-2 w-full border-0 bg-surface px-2 text-ink outline-2 -outline-offset-2 outline-accent',
      lines ? 'min-h-24 min-w-56 resize-none py-1.5 shadow-lg' : 'h-full',
    ),
  };
  const setControl = (element: Control | null) => {
    control.current = element;
  };
  if (lines) return <textarea ref={setControl} rows={4} {...common} />;
  return (
    <>
      <input ref={setControl} type="text" autoComplete="off" list={choices && listId} {...common} />
      {choices && (
        <datalist id={listId}>
          {choices.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
    </>
  );
}
