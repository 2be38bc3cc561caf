/** The run page and the list of runs, the data table, and the frame of every failure. */
export const runs = {
  'runs.title': 'Runs',

  'run.status.ready': 'Ready',
  'run.status.running': 'Running',
  'run.status.succeeded': 'Succeeded',
  'run.status.failed': 'Failed',
  'run.status.aborting': 'Aborting',
  'run.status.aborted': 'Aborted',
  'run.status.unknown': 'Unknown',

  'table.openRow': 'Row {row}: all fields',
  'table.nested': 'Show all fields of the row',
  'table.row': 'Row {row} of {total}',
  'table.previousRow': 'Previous row',
  'table.nextRow': 'Next row',
  'table.copyRow': 'Copy row as JSON',
  'table.copyField': 'Copy {name}',

  'failureNotice.platform': 'The platform says:',
  'failureNotice.http': 'HTTP {status}',
  'failureNotice.code': 'code {code}',
  'failureNotice.request': 'request {id}',
  'failureNotice.wait': 'The platform asks to wait {time}.',
} as const;
