/** The run page and the list of runs, the data table, and the frame of every failure. */
export const runs = {
  'runs.title': 'Runs',

  'failureNotice.platform': 'The platform says:',
  'failureNotice.http': 'HTTP {status}',
  'failureNotice.code': 'code {code}',
  'failureNotice.request': 'request {id}',
  'failureNotice.wait': 'The platform asks to wait {time}.',
} as const;
