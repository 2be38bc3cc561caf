/** What a form was opened with, and the marks of what a link set. */
export const links = {
  'compose.from.draft': 'Your draft for this Worker was restored.',
  'compose.from.link.draft': 'Restore my draft',
  'compose.from.link': 'Filled from a link. Nothing has been started.',
  'compose.from.task': 'Filled from a task. Nothing has been started, and the task stays as it is.',
  'compose.from.run': 'Filled from an earlier run. Nothing has been started.',
  'compose.from.batch': 'Filled from a batch. Nothing has been started.',
  'compose.origin.draft': 'Your draft',
  'compose.origin.discarded': 'The Worker’s defaults',
  'compose.origin.preset': 'From “{name}”',
  'compose.origin.import': 'From an import',
  'compose.origin.link': 'From a link',
  'compose.origin.link.changes': '· {count, plural, =0 {no changes} one {# change} other {# changes}}',
  'compose.origin.task': 'From a task',
  'compose.origin.run': 'From an earlier run',
  'compose.origin.run.at': 'From your run of {moment}',

  'link.mark': 'set from outside',
  'link.marked': '{names}: set from outside',
} as const;
