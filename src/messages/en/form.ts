/** The form of a Worker's parameters: fields, lists, tables, problems. */
export const form = {
  'form.empty': 'This Worker takes no input.',
  'form.clearChoice': 'Clear {label}',
  'form.choices': 'Choices of {label}',
  'form.noMatch': 'Nothing matches.',
  'form.typeToNarrow': 'Type to narrow: {count} more.',
} as const;
