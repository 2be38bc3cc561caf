/** The look of every one-line control: input, select, combobox. */
export const CONTROL =
  'block w-full min-w-0 min-h-control rounded border border-line-strong bg-surface px-2.5 text-ink placeholder:text-faint focus:border-accent focus:outline-2 focus:outline-offset-0 focus:outline-accent-soft aria-invalid:border-bad aria-invalid:focus:outline-bad-soft disabled:opacity-55';
