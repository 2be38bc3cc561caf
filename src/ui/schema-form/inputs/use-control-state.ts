import type { Parameter } from '#core/form/parameter.ts';
import { classNames } from '../../class-names.ts';
import { fieldKey, focusById, type InnerPlace, useFieldHandle } from '../../field-handles.ts';

import { errorId, helpId, labelId, requiredId } from '../field-ids.ts';
import { useFieldState } from '../use-field.ts';

export type ControlState = {
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-required': true | undefined;
};

export function hasHelp({ description, minimum, maximum }: Parameter): boolean {
  return description.trim() !== '' || minimum !== undefined || maximum !== undefined;
}

/** @param focus focuses the control or a place in it; defaults to the element with the id */
export function useControlState(
  parameter: Parameter,
  id: string,
  focus: (place: InnerPlace) => void = () => focusById(id),
): ControlState {
  useFieldHandle(fieldKey(parameter.name), focus);
  const { problems, refusal } = useFieldState(parameter);
  const invalid = problems !== undefined || refusal !== undefined;
  const described = [...(invalid ? [errorId(id)] : []), ...(hasHelp(parameter) ? [helpId(id)] : [])];
  return {
    'aria-describedby': described.length === 0 ? undefined : described.join(' '),
    'aria-invalid': invalid || undefined,
    'aria-required': parameter.required || undefined,
  };
}

export const groupName = (id: string) => ({ 'aria-labelledby': labelId(id) });

/**
 * ARIA props of a plain group of controls. ARIA allows neither `aria-required` nor `aria-invalid` on it:
 * the description states the first, and its controls state `invalid`.
 */
export function useGroupState(parameter: Parameter, id: string, focus: (place: InnerPlace) => void) {
  const { 'aria-describedby': describedBy, 'aria-invalid': invalid } = useControlState(parameter, id, focus);
  const required = parameter.required && requiredId(id);
  return {
    invalid,
    group: {
      role: 'group',
      ...groupName(id),
      'aria-describedby': classNames(required, describedBy) || undefined,
    },
  } as const;
}
