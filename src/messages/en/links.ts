/** What a form was opened with, and the marks of what a link set. */
export const links = {
  'compose.from.draft': 'Your draft for this Worker was restored.',
  'compose.from.draft.leftOver':
    'The Worker has a new version ({version}). {names} {count, plural, one {is} other {are}} no longer in its form; what you typed is under “Not in this Worker’s form”.',
  'compose.from.draft.replaced': 'This form replaced a draft that you had before.',
  'compose.from.link.draft': 'Restore my draft',

  'link.mark': 'from a link or file',
  'link.marked': '{names}: from a link or file',
} as const;
