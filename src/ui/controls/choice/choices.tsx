import { useId } from 'react';

import { classNames } from '../../class-names.ts';

type ChoicesProps<Value extends string> = {
  readonly legend: string;
  readonly isLegendHidden?: boolean;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** `name` is the accessible name if the label is not enough; it begins with the label. */
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly name?: string }[];
  readonly look?: 'row' | 'segment';
  readonly group?: string;
};

const LIST = {
  row: 'flex flex-wrap gap-x-5',
  segment: 'flex overflow-hidden rounded border border-line-strong',
};

const CHOICE = {
  row: 'min-h-7 gap-2',
  segment:
    'relative min-h-control grow justify-center border-l border-line px-2 text-center text-muted first:border-l-0 has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent',
};

export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { legend, isLegendHidden = false, value, onChange, choices, group, look = 'row' } = props;
  const id = useId();
  return (
    <fieldset>
      <legend className={isLegendHidden ? 'sr-only' : 'mb-1 font-medium'}>{legend}</legend>
      <div className={LIST[look]}>
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={classNames('flex cursor-pointer items-center pointer-coarse:min-h-11', CHOICE[look])}
          >
            <input
              type="radio"
              className={classNames(
                look === 'segment' && 'absolute inset-0 size-full cursor-pointer opacity-0',
              )}
              name={group ?? id}
              aria-label={choice.name}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            {choice.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
