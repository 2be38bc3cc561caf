/** The first screen: opening a Worker, the store search, recent Workers. */
export const workers = {
  'workers.title': 'Workers',
  'workers.intro': 'Open a Worker, fill in its form, and start the run.',
} as const;
