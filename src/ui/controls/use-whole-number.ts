import { type ChangeEvent, useState } from 'react';

import { readWhole, type Span } from '#core/read-whole.ts';

type WholeNumber = Span & { readonly value: number; readonly onChange: (value: number) => void };

export function useWholeNumber({ value, least, most, onChange }: WholeNumber) {
  const [typed, setTyped] = useState<string>();
  const isWrong = typed !== undefined && readWhole(typed, { least, most }) === undefined;
  const input = {
    inputMode: 'numeric',
    autoComplete: 'off',
    value: typed ?? String(value),
    'aria-invalid': isWrong || undefined,
    onChange: ({ currentTarget: { value: text } }: ChangeEvent<HTMLInputElement>) => {
      setTyped(text);
      const number = readWhole(text, { least, most });
      if (number !== undefined) onChange(number);
    },
    onBlur: () => setTyped(undefined),
  } as const;
  return { isWrong, input };
}
