/** A choice of a combobox. `hint` stands at the end of its line and is searched, too. */
export type ComboboxOption = { readonly value: string; readonly label: string; readonly hint?: string };

/** Lower case without accents, so that "cote" finds "Côte d'Ivoire". */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The options that hold the text, those that begin with it first; all of them, in order, for a blank text. */
export function matchOptions(options: readonly ComboboxOption[], text: string): readonly ComboboxOption[] {
  const wanted = plain(text.trim());
  if (wanted === '') return options;
  const first: ComboboxOption[] = [];
  const rest: ComboboxOption[] = [];
  for (const option of options) {
    const places = [plain(option.label), plain(option.hint ?? ''), plain(option.value)];
    if (places.some((place) => place.startsWith(wanted))) first.push(option);
    else if (places.some((place) => place.includes(wanted))) rest.push(option);
  }
  return [...first, ...rest];
}

/** The one option that a finished text names: by its label, or by its value where no label is so. */
export function namedOption(options: readonly ComboboxOption[], text: string): ComboboxOption | undefined {
  const wanted = plain(text.trim());
  if (wanted === '') return undefined;
  return (
    options.find((option) => plain(option.label) === wanted) ??
    options.find((option) => plain(option.value) === wanted)
  );
}
