export const remarks = {
  'form.extras.title': 'Not in this Worker’s form',
  'form.extras.about': 'These came from JSON, a link or an import. They are sent unchanged.',
  'form.extras.remove': 'Remove {name}',

  'form.remarks.guessed':
    '{count, plural, one {One field type was inferred} other {# field types were inferred}}',
  'form.remarks.odd': '{count, plural, one {One issue} other {# issues}} in this Worker’s schema',
  'form.remarks.titleInferred': 'No title: named after the parameter.',
  'form.remarks.typeInferred': 'No type: treated as {type}.',
  'form.remarks.editorInferred': 'No editor: drawn as {editor}.',
  'form.remarks.editorUnknown': 'The editor “{declared}” is unknown here: drawn as {editor}.',
  'form.remarks.editorUnfit':
    'The editor “{declared}” cannot produce a value of type {type}: drawn as {editor}.',
  'form.remarks.optionEmpty': 'The option “{label}” stands for nothing: leave the field empty for it.',
  'form.remarks.defaultNotOption': 'The default “{value}” is not among the options. It can still be chosen.',
  'form.remarks.defaultWrongType': 'The default “{value}” is not of type {type}.',
  'form.remarks.defaultOutOfRange': 'The default {value} is outside the field’s own range.',
  'form.remarks.defaultNotADate': 'The default “{value}” is not a date as {format}. It is sent unchanged.',
  'form.remarks.dateFormatUnknown':
    'The date format “{declared}” is unknown here: dates are sent as {format}.',
  'form.remarks.notExact': 'Left out, because it has more digits than can be sent exactly: {detail}.',
  'form.remarks.tooDeep': 'Left out, because it is nested too deeply: {detail}.',
  'form.remarks.systemUnread': 'The Worker’s default {declared} cannot be used; the form has {used}.',
  'form.remarks.limitUnread': 'The Worker’s limit {declared} cannot be read: the form sets no limit.',
  'form.remarks.boundsDropped': 'The bounds cannot be used and are not checked: {detail}.',
  'form.remarks.duplicateName': 'The name occurs twice. The first one counts.',
  'form.remarks.unreadable': 'Left out, because it cannot be read: {detail}.',
  'form.remarks.noProperties': 'The descriptor declares no parameters.',
} as const;
