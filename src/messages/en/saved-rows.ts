export const savedRows = {
  'kept.together': 'Combine with…',
  'kept.collections': 'Collections',
  'kept.loss':
    'The platform deletes the rows of {count, plural, one {one run} other {# runs}} in {unit, select, hours {{time, plural, one {an hour} other {# hours}}} other {{time, plural, one {a day} other {# days}}}}{more, plural, =0 {} one {, and of one more later} other {, and of # more later}}.',
  'kept.loss.untold':
    'When the platform deletes the rows of {count, plural, one {one run} other {# runs}} is unknown.',
  'kept.loss.alsoUntold':
    'When it deletes those of {count, plural, one {one more} other {# more}} is unknown: they are saved first.',
  'kept.save': 'Keep all results',
  'kept.cancel': 'Stop saving',
  'kept.saving': 'Saving run {at} of {count}: {rows} rows so far',
  'kept.saving.label': 'Saving rows',
  'kept.done': 'Saved in this browser.',
  'kept.missing':
    '{count, plural, one {One row was} other {# rows were}} reported by the platform but not returned.',
  'kept.some':
    'The rows of {done} of {of, plural, one {one run} other {# runs}} were saved; what was kept before is as it was.',
  'kept.cancelled': 'Stopped.',
  'kept.gone':
    'Saved, but for {count, plural, one {one run} other {# runs}} of which the platform gives no rows.',
  'kept.full': 'This browser has no more room.',
  'kept.forbidden': 'This browser does not let the console keep or remove rows.',
  'kept.room.make':
    'Export the rows as a file, or clear rows that you no longer need: under Runs, or by deleting their collection.',
  'kept.held':
    'This browser keeps the rows of {kept} of {runs, plural, one {# run} other {# runs}}: {rows} rows, about {size}.',
  'kept.room': 'The console uses {used} of about {quota}.',
  'kept.notPersistent': 'The browser may remove them when its disk runs full.',
  'kept.stored':
    'This browser keeps the rows of {count, plural, one {one run} other {# runs}}, about {size}.',
  'kept.clear': 'Clear…',
  'kept.clear.title': 'Clear all rows that this browser keeps?',
  'kept.clear.about':
    'Runs and collections stay. Rows that the platform has deleted since can’t be recovered.',
  'kept.clear.confirm': 'Clear the rows',
} as const;
