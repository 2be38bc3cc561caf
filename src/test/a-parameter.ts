import { type Column, ISO_DATES, type Parameter } from '#core/form/parameter.ts';

/** A parameter for tests: one line of text, but for the overrides. */
export function aParameter(overrides: Partial<Parameter> = {}): Parameter {
  return {
    ...aColumn(),
    itemShape: { kind: 'text' },
    columns: [],
    ...overrides,
  };
}

/** A table's column for tests: one line of text, but for the overrides. */
export function aColumn(overrides: Partial<Column> = {}): Column {
  return {
    name: 'field',
    title: 'Field',
    description: '',
    type: 'string',
    editor: 'input',
    required: false,
    options: [],
    multiple: false,
    dateFormat: ISO_DATES,
    ...overrides,
  };
}
