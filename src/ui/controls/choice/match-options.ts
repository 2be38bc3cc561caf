import { plainText } from '#core/find/plain-text.ts';

export type ComboboxOption = { readonly value: string; readonly label: string; readonly hint?: string };

/** Options that contain the text, those that begin with it first; all options, in order, for a blank text. */
export function matchOptions(options: readonly ComboboxOption[], text: string): readonly ComboboxOption[] {
  const wanted = plainText(text.trim());
  if (wanted === '') return options;
  const first: ComboboxOption[] = [];
  const rest: ComboboxOption[] = [];
  for (const option of options) {
    const places = [plainText(option.label), plainText(option.hint ?? ''), plainText(option.value)];
    if (places.some((place) => place.startsWith(wanted))) first.push(option);
    else if (places.some((place) => place.includes(wanted))) rest.push(option);
  }
  return [...first, ...rest];
}

export function optionByText(options: readonly ComboboxOption[], text: string): ComboboxOption | undefined {
  const wanted = plainText(text.trim());
  if (wanted === '') return undefined;
  return (
    options.find((option) => plainText(option.label) === wanted) ??
    options.find((option) => plainText(option.value) === wanted)
  );
}
