import { useId } from 'react';

type ChoicesProps<Value extends string> = {
  readonly legend: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** `name` is how one is called where its label does not say enough alone; it begins with the label. */
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly name?: string }[];
  /** Shared by several of which one is chosen in all. */
  readonly group?: string;
};

/** One of a few, all in view. */
export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { legend, value, onChange, choices, group } = props;
  const id = useId();
  return (
    <fieldset>
      <legend className="mb-1 font-semibold">{legend}</legend>
      <div className="flex flex-wrap gap-x-5">
        {choices.map((choice) => (
          <label
            key={choice.value}
            className="flex min-h-7 cursor-pointer items-center gap-2 pointer-coarse:min-h-11"
          >
            <input
              type="radio"
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
