/** What went wrong and what to do, for every kind of failure. */
export const errors = {
  'failure.code': 'Code {code}',
} as const;
