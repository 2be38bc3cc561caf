/** The compose screen: header, run options, request panel, start, links. */
export const compose = {
  'compose.title': 'Compose a run',
} as const;
