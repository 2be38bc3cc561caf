/** What a form was opened with, and the marks of what a link set. */
export const links = {
  'compose.from.draft': 'Your draft for this Worker was restored.',
  'compose.carried.gone':
    'The Worker has a new version ({version}). {names} {count, plural, one {is} other {are}} no longer in its form; what you typed is under “Not in this Worker’s form”.',
  'compose.carried.unfit': '{names}: what you typed no longer fits the Worker. Please check.',
  'compose.carried.renewed':
    'You had not changed {names}, so {count, plural, one {it has} other {they have}} the Worker’s new {count, plural, one {default} other {defaults}}.',
  'compose.from.draft.replaced': 'This form replaced a draft that you had before.',
  'compose.from.link.draft': 'Restore my draft',

  'link.mark': 'set from outside',
  'link.marked': '{names}: set from outside',
} as const;
