/** The run page and the list of runs. */
export const runs = {
  'runs.title': 'Runs',
} as const;
