export const savedRows = {
  'savedRows.together': 'Combine with…',
  'savedRows.collections': 'Collections',
  'savedRows.loss':
    'The platform deletes the rows of {count, plural, one {one run} other {# runs}} in {unit, select, hours {{time, plural, one {an hour} other {# hours}}} other {{time, plural, one {a day} other {# days}}}}{more, plural, =0 {} one {, and of one more later} other {, and of # more later}}.',
  'savedRows.loss.unknown':
    'When the platform deletes the rows of {count, plural, one {one run} other {# runs}} is unknown.',
  'savedRows.loss.alsoUnknown':
    'When it deletes those of {count, plural, one {one more} other {# more}} is unknown: they are saved first.',
  'savedRows.save': 'Keep all results',
  'savedRows.cancel': 'Stop saving',
  'savedRows.saving': 'Saving run {at} of {count}: {rows} rows so far',
  'savedRows.saving.label': 'Saving rows',
  'savedRows.done': 'Saved in this browser.',
  'savedRows.missing':
    '{count, plural, one {One row was} other {# rows were}} reported by the platform but not returned.',
  'savedRows.some':
    'The rows of {done} of {of, plural, one {one run} other {# runs}} were saved; what was kept before is as it was.',
  'savedRows.cancelled': 'Stopped.',
  'savedRows.gone':
    'Saved, but for {count, plural, one {one run} other {# runs}} of which the platform gives no rows.',
  'savedRows.full': 'This browser has no more room.',
  'savedRows.forbidden': 'This browser does not let the console keep or remove rows.',
  'savedRows.room.make':
    'Export the rows as a file, or clear rows that you no longer need: under Runs, or by deleting their collection.',
  'savedRows.held':
    'This browser keeps the rows of {kept} of {runs, plural, one {# run} other {# runs}}: {rows} rows, about {size}.',
  'savedRows.room': 'The console uses {used} of about {quota}.',
  'savedRows.notPersistent': 'The browser may remove them when its disk runs full.',
  'savedRows.stored':
    'This browser keeps the rows of {count, plural, one {one run} other {# runs}}, about {size}.',
  'savedRows.clear': 'Clear…',
  'savedRows.clear.title': 'Clear all rows that this browser keeps?',
  'savedRows.clear.about':
    'Runs and collections stay. Rows that the platform has deleted since can’t be recovered.',
  'savedRows.clear.confirm': 'Clear the rows',
} as const;
