export const collections = {
  'collections.title': 'Collections',
  'collections.none': 'There are no collections yet.',
  'collections.none.how': 'Combine runs to see their rows as one table, and to keep them.',
  'collections.unread.newer':
    '{count, plural, one {# collection was} other {# collections were}} written by a newer version of the console. Reload the page to see {count, plural, one {it} other {them}}.',
  'collections.unread.unreadable':
    'Couldn’t read {count, plural, one {# saved collection} other {# saved collections}}. The runs are still in Runs.',
  'collections.unread': 'This browser does not let the console read its collections.',

  'collection.new': 'Combine runs',
  'collection.new.waiting':
    '{count, plural, one {The link names one run: it is} other {The link names # runs: they are}} shown once there is a key of {count, plural, one {its} other {their}} account.',
  'collection.new.none': 'Add the runs whose rows you want in one table.',
  'collection.name': 'Name',
  'collection.make': 'Combine {count, plural, one {# run} other {# runs}}',
  'collection.gone': '{count} of these runs do not exist for this API key',
  'collection.gone.why':
    'They may belong to another account: then their results open with a key of that account.',
  'collection.gone.others': 'The others can be combined without them.',
  'collection.left':
    '{count, plural, one {One more run is} other {# more runs are}} meant: an address names {most} at most. “Add runs” finds {count, plural, one {it} other {them}}.',
  'collection.batch.none': 'This browser has no runs of that batch.',
  'collection.notKept': 'This browser did not keep the change: its storage is full or forbidden.',
  'collection.toCollections': 'Go to Collections',
  'collection.unread.none': 'Collection not found in this browser.',
  'collection.unread.none.why':
    'A collection is kept only in the browser that made it. Its runs are in Runs, for every key of their account. “Copy link” on its page makes a link that combines the same runs elsewhere.',
  'collection.unread.unreadable': 'Couldn’t read this saved collection. Its runs are in Runs.',
  'collection.unread.newer': 'A newer version of the console wrote this collection. Reload the page.',

  'collection.about': '{count, plural, one {# run} other {# runs}}, combined {moment}',
  'collection.runs': '{count, plural, one {# run} other {# runs}}',
  'copied.run':
    'The link opens with a key of this account; with another key it says that there is no such run. The input of a run stays in the browser that started it.',
  'copied.batch':
    'The batch stays in this browser. {count, plural, one {The link shows its only run so far} other {The link combines the # runs that it has so far}} for whoever has a key of this account; with another key it says that there {count, plural, one {is no such run} other {are no such runs}}.',
  'copied.collection':
    'The link combines the same runs for whoever has a key of their account; with another key it says that there are no such runs.',
  'collection.rename': 'Rename',
  'collection.compareNewest': 'Compare the newest two',
  'collection.delete': 'Delete…',
  'collection.delete.title': 'Delete “{name}”?',
  'collection.delete.about':
    'The runs stay. Rows that this browser keeps for this collection alone are removed: where the platform has deleted them, they are gone.',
  'collection.delete.confirm': 'Delete the collection',
  'collection.tabs': 'Parts of the collection',
  'collection.tab.rows': 'Rows',
  'collection.tab.runs': 'Runs',
  'collection.empty': 'There is no run in this collection. Add some.',

  'collection.noRows': 'These runs gave no rows, or none that are still there.',

  'collection.column.name': 'Run name',
  'collection.column.run': 'Run',
  'collection.column.started': 'Started (UTC)',
  'collection.column.worker': 'Worker',
  'collection.column.version': 'Version',

  'collection.add': 'Add runs',
  'collection.add.count': 'Add {count, plural, =0 {runs} one {# run} other {# runs}}',
  'collection.since': 'Runs since',
  'collection.since.none': 'There are no other runs since that day.',
  'collection.since.part': 'The platform did not list all runs: some may be missing here.',
  'collection.onlyWorker': 'Only {worker}',
  'collection.tickAll': 'Select all with rows',
  'collection.tickNone': 'Clear',
  'collection.remove': 'Remove {run}',
  'collection.removed': 'One run was removed.',

  'collection.run.kept': 'Kept in this browser',
  'collection.run.keptPart': '{rows} of {total} rows kept in this browser',
  'collection.run.going': 'Still going: more rows may come',
  'collection.run.gone': 'The platform has deleted its rows',
  'collection.run.until': 'The platform keeps its rows until {moment}',
  'collection.export.again': 'Rows of runs that are still going count as new until these are over.',
  'collection.said.going':
    '{count, plural, one {One run is} other {# runs are}} still going: {count, plural, one {its rows} other {their rows}} so far are among these.',
  'collection.said.failed':
    '{count, plural, one {One run} other {# runs}} failed: the rows that came before are among these.',
  'collection.said.cut':
    '{count, plural, one {One run was} other {# runs were}} stopped or hit a limit: what they would have given beyond that is missing.',
  'collection.said.gone':
    'The platform has deleted the rows of {count, plural, one {one run} other {# runs}}: they are not among these.',

  'collection.drift': '{count, plural, one {One column is} other {# columns are}} not the same in all runs',
  'collection.drift.new':
    'new: came with {has, plural, one {the latest run} other {the latest # runs}} of {runs}',
  'collection.drift.gone':
    'gone: came with {has, plural, one {the first run} other {the first # runs}} of {runs}',
  'collection.drift.some': 'came with {has} of {runs} runs',
  'collection.drift.other': 'holds something else in some runs: {kinds}',
} as const;
