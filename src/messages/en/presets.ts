/** The presets of a Worker. */
export const presets = {
  'presets.title': 'Presets',
  'presets.about':
    'A preset keeps the form and the run options of this Worker under a name, in this browser only. Applying one starts nothing.',
  'presets.name': 'Preset name',
  'presets.save': 'Save preset',
  'presets.save.nameless': 'Give the preset a name first.',
  'presets.save.replace': 'Replace preset',
  'presets.replaces': 'A preset “{name}” exists: it will be replaced.',
  'presets.done': 'Saved as “{name}”.',
  'presets.brokenJson': 'The JSON is not valid. Correct it first, then save the preset.',
  'presets.secrets': 'Left out unless you select them',
  'presets.secret.out': '{why}: not saved.',
  'presets.secret.in': '{why}: saved as readable text in this browser, and in files that you export.',
  'presets.refused': 'The browser’s storage is full or blocked: presets cannot be kept here.',
  'presets.list': 'Presets of this Worker',
  'presets.reading': 'Reading the presets…',
  'presets.none': 'None yet. Fill in the form, then save it here under a name.',
  'presets.unread.unreadable':
    '{count, plural, one {# more preset is damaged and cannot be read.} other {# more presets are damaged and cannot be read.}}',
  'presets.unread.newer':
    '{count, plural, one {# more preset was saved by a later version of the console, which can read it. It stays as it is.} other {# more presets were saved by a later version of the console, which can read them. They stay as they are.}}',
  'presets.saved': 'Saved {moment}',
  'presets.imported': 'from a file',
  'presets.omits': 'without {names}',
  'presets.manage': 'All presets…',
  'presets.holds.defaults': 'As the Worker has it',
  'presets.apply': 'Apply',
  'presets.apply.of': 'Apply {name}',
  'presets.rename': 'Rename {name}',
  'presets.rename.done': 'Rename',
  'presets.newName': 'New name',
  'presets.taken': 'Another preset has this name.',
  'presets.duplicate': 'Duplicate {name}',
  'presets.export': 'Export {name}',
  'presets.delete': 'Delete {name}',
  'presets.deleted': 'Preset “{name}” deleted.',
  'presets.import': 'Import a file',
  'presets.exportAll': 'Export all',
  'presets.added': '{count, plural, one {# preset was added.} other {# presets were added.}}',
  'presets.added.unread':
    '{count, plural, one {# more preset in the file cannot be read and was left out.} other {# more presets in the file cannot be read and were left out.}}',
  'presets.notPresets': 'This is not a file of presets.',
  'presets.unreadable':
    'None of the presets in this file can be read: they are damaged, or hold numbers that would be rounded.',
  'presets.tooDeep': 'This file is nested too deep to be presets.',
  'presets.notExact': 'Nothing was added: the number {number} in this file would be rounded.',
  'presets.newer': 'This file was made by a newer version of the console.',
  'presets.otherWorker': 'These presets are for another Worker: {worker}.',
} as const;

/** What the form says of them. */
export const presetForm = {
  'presets.pick': 'Pick a preset',
  'presets.open': 'Presets',
} as const;
