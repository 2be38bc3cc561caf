import type { ComponentType } from 'react';

import type { Editor, Parameter } from '#core/form/parameter.ts';

import type { EditorProps } from './rjsf.tsx';
import { ListField } from './rows/list/list-field.tsx';
import { TableField } from './rows/table/table-field.tsx';
import { CheckboxField } from './fields/checkbox-field.tsx';
import { DateField } from './fields/date-field.tsx';
import { InputField } from './fields/input-field.tsx';
import { JsonField } from './fields/json-field.tsx';
import { RadioField } from './fields/radio-field.tsx';
import { SelectField } from './fields/select-field.tsx';
import { isChecked } from './inputs/choices.ts';
import { SwitchField } from './fields/switch-field.tsx';
import { TextareaField } from './fields/textarea-field.tsx';

const FEW_CHOICES = 3;

/** `wide` fields span both columns; the label of a `group` names several controls. */
type Layout = { readonly wide: boolean; readonly group: boolean };

type DrawnEditor = {
  readonly Control: ComponentType<EditorProps>;
  readonly layout: (parameter: Parameter) => Layout;
};

const single = () => ({ wide: false, group: false });
const wide = () => ({ wide: true, group: false });
const wideGroup = () => ({ wide: true, group: true });
const choices = ({ options }: Parameter) => ({ wide: options.length > FEW_CHOICES, group: true });

export const DRAWN_EDITORS: Record<Editor, DrawnEditor> = {
  input: { Control: InputField, layout: single },
  textarea: { Control: TextareaField, layout: wide },
  number: { Control: InputField, layout: single },
  select: {
    Control: SelectField,
    layout: (parameter) => (isChecked(parameter) ? choices(parameter) : single()),
  },
  radio: { Control: RadioField, layout: choices },
  checkbox: { Control: CheckboxField, layout: choices },
  switch: { Control: SwitchField, layout: single },
  datepicker: { Control: DateField, layout: single },
  stringList: { Control: ListField, layout: wideGroup },
  requestList: { Control: ListField, layout: wideGroup },
  requestListSource: { Control: TableField, layout: wideGroup },
  json: { Control: JsonField, layout: wide },
};
