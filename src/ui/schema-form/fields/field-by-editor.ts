import type { Field } from '@rjsf/utils';

import type { Editor } from '#core/form/parameter.ts';

import { ListField } from '../rows/list-field.tsx';
import { TableField } from '../rows/table-field.tsx';
import { asField } from './as-field.tsx';
import { CheckboxField } from './checkbox-field.tsx';
import { DateField } from './date-field.tsx';
import { InputField } from './input-field.tsx';
import { JsonField } from './json-field.tsx';
import { RadioField } from './radio-field.tsx';
import { SelectField } from './select-field.tsx';
import { SwitchField } from './switch-field.tsx';
import { TextareaField } from './textarea-field.tsx';

const line = asField(InputField);
const list = asField(ListField);

/** How each editor is drawn; `ui:field` of the form's schema names them. */
export const FIELD_BY_EDITOR: Record<Editor, Field> = {
  input: line,
  number: line,
  textarea: asField(TextareaField),
  select: asField(SelectField),
  radio: asField(RadioField),
  checkbox: asField(CheckboxField),
  switch: asField(SwitchField),
  datepicker: asField(DateField),
  stringList: list,
  requestList: list,
  requestListSource: asField(TableField),
  json: asField(JsonField),
};
