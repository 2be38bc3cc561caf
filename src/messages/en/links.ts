/** What a form was opened with, and the marks of what a link set. */
export const links = {
  'compose.from.draft': 'Your draft of this Worker is back.',
  'compose.carried.gone':
    'The Worker has a new version ({version}). {names} {count, plural, one {is} other {are}} no longer in its form; you find what you typed under “Not in this Worker’s form”.',
  'compose.carried.unfit': '{names}: what you typed does not fit the Worker any more. Please check.',
  'compose.carried.renewed':
    'You had not changed {names}: the Worker’s new {count, plural, one {default stands} other {defaults stand}} there now.',
  'compose.from.draft.replaced': 'This form was filled over a draft that you had before.',
  'compose.from.link.draft': 'Take my draft back',

  'link.mark': 'from a link or file',
  'link.marked': '{names}: from a link or file',
} as const;
