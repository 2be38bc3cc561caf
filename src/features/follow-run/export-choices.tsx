import { useId } from 'react';

import type { FileFormat } from '#core/results/file-format.ts';
import type { MessageKey } from '#messages/en.ts';

type TargetFacts = { readonly label: MessageKey } & (
  | { readonly kind: 'here'; readonly format: FileFormat }
  | { readonly kind: 'platform'; readonly format: 'csv' | 'json' }
);

/** The files to choose from, and who makes them. */
export const TARGETS = {
  csv: { kind: 'here', format: 'csv', label: 'export.format.csv' },
  xlsx: { kind: 'here', format: 'xlsx', label: 'export.format.xlsx' },
  tsv: { kind: 'here', format: 'tsv', label: 'export.format.tsv' },
  json: { kind: 'here', format: 'json', label: 'export.format.json' },
  jsonl: { kind: 'here', format: 'jsonl', label: 'export.format.jsonl' },
  platformCsv: { kind: 'platform', format: 'csv', label: 'export.format.platformCsv' },
  platformJson: { kind: 'platform', format: 'json', label: 'export.format.platformJson' },
} as const satisfies Record<string, TargetFacts>;

export type Target = keyof typeof TARGETS;

type ChoicesProps<Value extends string> = {
  readonly legend: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
};

/** One of a few. */
export function Choices<Value extends string>({ legend, value, onChange, choices }: ChoicesProps<Value>) {
  const name = useId();
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
