export const CONTROL =
  'block w-full min-w-0 min-h-control rounded border border-field bg-surface px-2.5 text-ink placeholder:text-faint focus:border-accent focus:outline-2 focus:outline-offset-0 focus:outline-accent-soft aria-invalid:border-bad aria-invalid:focus:outline-bad-soft disabled:opacity-55';

export const LOW_CONTROL =
  'block w-full min-w-0 min-h-7 rounded border border-field bg-surface px-2 text-ink tabular-nums placeholder:text-faint focus:border-accent focus:outline-2 focus:outline-offset-0 focus:outline-accent-soft aria-invalid:border-bad aria-invalid:focus:outline-bad-soft pointer-coarse:min-h-11';

export const COMPACT_CONTROL = `${LOW_CONTROL} text-right`;
