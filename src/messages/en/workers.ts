export const workers = {
  'workers.title': 'Workers',
  'workers.label': 'Worker',
  'workers.placeholder': 'Search, or paste a name, ID or link',
  'workers.noAddress': 'No Worker or run found at this address.',
  'workers.store.searching': 'Searching the store…',
  'workers.yours': 'Your Workers',
  'workers.yours.all': 'Show all {count}',
  'workers.star': 'Keep {worker} at the top',
  'workers.beside': 'Activity',
} as const;
