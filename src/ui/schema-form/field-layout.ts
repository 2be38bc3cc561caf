import type { Editor, Parameter } from '#core/form/parameter.ts';

/** Choices up to this many stand side by side in one column of the form. */
const FEW_CHOICES = 3;

/** Up to this many, several values are chosen from check boxes, above from a search. */
const CHECKED_AT_MOST = 8;

/** `wide` fields take both columns of the form; the label of a `group` names several controls. */
type Layout = { readonly wide: boolean; readonly group: boolean };

const single: Layout = { wide: false, group: false };
const wideGroup: Layout = { wide: true, group: true };
const choices = ({ options }: Parameter): Layout => ({ wide: options.length > FEW_CHOICES, group: true });

const LAYOUT_BY_EDITOR: Record<Editor, (parameter: Parameter) => Layout> = {
  input: () => single,
  textarea: () => ({ wide: true, group: false }),
  number: () => single,
  select: (parameter) => (isChecked(parameter) ? choices(parameter) : single),
  radio: choices,
  checkbox: choices,
  switch: () => single,
  datepicker: () => single,
  stringList: () => wideGroup,
  requestList: () => wideGroup,
  requestListSource: () => wideGroup,
  json: () => ({ wide: true, group: false }),
};

/** How much room a parameter's field takes, and whether its label names one control or a group. */
export function fieldLayout(parameter: Parameter): Layout {
  return LAYOUT_BY_EDITOR[parameter.editor](parameter);
}

/** True where several values are chosen from check boxes that all are in view. */
export function isChecked({ multiple, options }: Parameter): boolean {
  return multiple && options.length <= CHECKED_AT_MOST;
}

/** The ids of the parts of a field whose control has this id. */
export const labelId = (id: string) => `${id}-label`;
export const requiredId = (id: string) => `${id}-required`;
export const helpId = (id: string) => `${id}-help`;
export const errorId = (id: string) => `${id}-error`;
