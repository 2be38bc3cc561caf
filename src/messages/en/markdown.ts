export const markdown = {
  'markdown.cut': 'Only the first 200,000 characters are shown.',
  'markdown.none': 'This Worker has no readme.',
  'markdown.unknown': 'The platform shows the readme only with an API key that it accepts.',
  'markdown.code': 'Code',
  'markdown.code.copy': 'Copy code',
  'markdown.table': 'Table',
  'markdown.footnotes': 'Footnotes',
  'markdown.footnote.back': 'Back to reference {number}',
  'markdown.task.done': 'Done:',
  'markdown.task.open': 'Not done:',
} as const;
