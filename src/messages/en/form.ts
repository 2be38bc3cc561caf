/** The form of a Worker's parameters: fields, lists, tables, problems. */
export const form = {
  'form.empty': 'This Worker takes no input.',
} as const;
