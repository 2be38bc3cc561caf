// What screen readers of every kind are told of a combobox, found out over years.
import { useCombobox, type UseComboboxProps } from 'downshift';
import { ChevronDown, X } from 'lucide-react';
import { type ButtonHTMLAttributes, type KeyboardEvent, useMemo, useRef, useState } from 'react';

import { formatNumber } from '#messages/format.ts';
import { langOf } from '#core/form/bilingual.ts';
import { useMessages } from '#messages/use-messages.ts';

import { IconButton } from '../button.tsx';
import { classNames } from '../../class-names.ts';
import { COMPACT_CONTROL, CONTROL } from '../control-style.ts';
import { type ComboboxOption, matchOptions, optionByText } from './match-options.ts';

const DRAWN_AT_MOST = 100;

type ComboboxProps = {
  readonly id: string;
  readonly label: string;
  /** Value of the chosen option; `''` if none. A value that is not an option is shown as it is. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly ComboboxOption[];
  readonly placeholder?: string;
  /** Allows an empty choice, by a button or by clearing the text. */
  readonly clearable?: boolean;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly onBlur?: () => void;
  readonly compact?: boolean;
};

const itemToString = (option: ComboboxOption | null): string => option?.label ?? '';

const stateReducer: NonNullable<UseComboboxProps<ComboboxOption>['stateReducer']> = (
  state,
  { type, changes },
) => {
  const { InputClick, InputChange, InputBlur, InputKeyDownEscape } = useCombobox.stateChangeTypes;
  if (type === InputClick) return { ...changes, isOpen: true };
  if (type === InputChange) return { ...changes, highlightedIndex: 0 };
  if (type === InputBlur || type === InputKeyDownEscape) {
    return { ...changes, selectedItem: state.selectedItem };
  }
  return changes;
};

/** In a closed list, Escape belongs to the surrounding dialog. */
function leaveEscapeToOthers(event: KeyboardEvent, isOpen: boolean): void {
  if (event.key === 'Escape' && !isOpen) {
    Object.assign(event.nativeEvent, { preventDownshiftDefault: true });
  }
}

/**
 * A searchable choice of one option. Opens on focus and typing; arrow keys and Enter choose; Escape closes
 * and restores. On blur, a text that names an option in full chooses it; any other text is discarded. The
 * list is part of the page flow.
 */
export function Combobox(props: ComboboxProps) {
  const { id, label, value, onChange, options, placeholder, clearable = false } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState<string>();
  const selected = useMemo<ComboboxOption | null>(() => {
    const known = options.find((option) => option.value === value);
    return known ?? (value === '' ? null : { value, label: value });
  }, [options, value]);
  const canClear = clearable && selected !== null;
  const found = useMemo(() => matchOptions(options, search ?? ''), [options, search]);
  const items = useMemo(() => found.slice(0, DRAWN_AT_MOST), [found]);

  const choose = (next: string) => {
    if (next !== value) onChange(next);
  };
  const box = useCombobox({
    items: [...items],
    inputId: id,
    selectedItem: selected,
    inputValue: search ?? itemToString(selected),
    itemToString,
    itemToKey: (option) => option?.value,
    stateReducer,
    onSelectedItemChange: ({ selectedItem }) => {
      if (selectedItem !== null) choose(selectedItem.value);
    },
    onStateChange: ({ type, isOpen }) => {
      if (type === useCombobox.stateChangeTypes.InputBlur && search !== undefined) {
        const named = optionByText(options, search);
        if (named) choose(named.value);
        else if (clearable && search.trim() === '') choose('');
      }
      if (isOpen === false) setSearch(undefined);
    },
  });
  const { isOpen, highlightedIndex } = box;
  const clear = () => {
    setSearch(undefined);
    choose('');
    frame.current?.querySelector('input')?.focus();
  };

  return (
    <div ref={frame} className="relative">
      <input
        {...box.getInputProps({
          'aria-label': label,
          onChange: (event) => setSearch(event.currentTarget.value),
          onFocus: (event) => {
            event.currentTarget.select();
            box.openMenu();
          },
          onBlur: props.onBlur,
          onKeyDown: (event) => leaveEscapeToOthers(event, isOpen),
        })}
        type="text"
        placeholder={placeholder}
        disabled={props.disabled}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid === true || undefined}
        aria-required={props.required === true || undefined}
        className={classNames(
          props.compact === true ? COMPACT_CONTROL : CONTROL,
          'pr-9 pointer-coarse:pr-12',
          canClear && 'pr-16 pointer-coarse:pr-24',
        )}
      />
      <BoxButtons
        label={label}
        onClear={canClear ? clear : undefined}
        toggleProps={box.getToggleButtonProps()}
      />
      <div
        className={classNames(
          'absolute inset-x-0 top-full z-30 mt-1 flex max-h-72 flex-col rounded border border-line-strong bg-surface py-1 shadow-lg',
          !isOpen && 'hidden',
        )}
      >
        {/* What scrolls is reached by Tab, unless told otherwise: the arrow keys go through the list. */}
        <ul {...box.getMenuProps({ 'aria-label': label })} tabIndex={-1} className="min-h-0 overflow-auto">
          {isOpen &&
            items.map((item, index) => (
              <li
                key={item.value}
                {...box.getItemProps({ item, index })}
                className={classNames(
                  'flex min-h-7 items-center gap-3 px-2.5 py-1 pointer-coarse:min-h-11',
                  index === highlightedIndex && 'bg-accent-soft',
                  item.value === value && 'font-medium',
                )}
              >
                <span lang={langOf(item.label)} className="min-w-0 grow wrap-anywhere">
                  {item.label}
                </span>
                {item.hint !== undefined && <span className="text-xs text-faint">{item.hint}</span>}
              </li>
            ))}
        </ul>
        {isOpen && <ListFoot found={found.length} />}
      </div>
    </div>
  );
}

type BoxButtonsProps = {
  readonly label: string;
  readonly onClear: (() => void) | undefined;
  readonly toggleProps: ButtonHTMLAttributes<HTMLButtonElement>;
};

function BoxButtons({ label, onClear, toggleProps }: BoxButtonsProps) {
  const t = useMessages();
  return (
    <span className="absolute inset-y-0 right-1 flex items-center">
      {onClear && (
        <IconButton label={t('form.clearChoice', { label })} onClick={onClear}>
          <X size={14} aria-hidden />
        </IconButton>
      )}
      <button
        {...toggleProps}
        type="button"
        aria-label={t('form.choices', { label })}
        className="flex h-full w-7 items-center justify-center text-faint pointer-coarse:w-11"
      >
        <ChevronDown size={14} aria-hidden />
      </button>
    </span>
  );
}

function ListFoot({ found }: { readonly found: number }) {
  const t = useMessages();
  if (found > 0 && found <= DRAWN_AT_MOST) return null;
  return (
    <p role="status" className="px-2.5 py-1 text-sm text-muted">
      {found === 0
        ? t('form.noMatch')
        : t('form.typeToNarrow', { count: formatNumber(found - DRAWN_AT_MOST) })}
    </p>
  );
}
