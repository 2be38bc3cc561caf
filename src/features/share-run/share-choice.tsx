import { useId } from 'react';

type ShareChoiceProps<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
};

/** One of a few, all in view. */
export function ShareChoice<Value extends string>({
  label,
  value,
  onChange,
  choices,
}: ShareChoiceProps<Value>) {
  const name = useId();
  return (
    <fieldset>
      <legend className="text-sm text-muted">{label}</legend>
      <div className="flex flex-wrap gap-x-4">
        {choices.map((choice) => (
          <label key={choice.value} className="flex min-h-7 items-center gap-1.5 pointer-coarse:min-h-11">
            <input
              type="radio"
              name={name}
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
