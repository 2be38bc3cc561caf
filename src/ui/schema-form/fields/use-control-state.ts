import type { Parameter } from '#core/form/parameter.ts';
import { classNames } from '#ui/class-names.ts';

import { errorId, helpId, labelId, requiredId } from '../field-ids.ts';
import { hasHelp } from '../help-text.tsx';
import { useRefusal, useShownProblems } from '../use-field.ts';

/** What every control, or group of controls, says of itself to assistive technology. */
export type ControlState = {
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-required': true | undefined;
};

export function useControlState(parameter: Parameter, id: string): ControlState {
  const problems = useShownProblems(parameter);
  const refusal = useRefusal(parameter);
  const invalid = problems !== undefined || refusal !== undefined;
  const described = [...(invalid ? [errorId(id)] : []), ...(hasHelp(parameter) ? [helpId(id)] : [])];
  return {
    'aria-describedby': described.length === 0 ? undefined : described.join(' '),
    'aria-invalid': invalid || undefined,
    'aria-required': parameter.required || undefined,
  };
}

/** For a group of controls: named by the field's label. */
export const groupName = (id: string) => ({ 'aria-labelledby': labelId(id) });

/**
 * What a plain group of controls says of itself. ARIA allows it neither `aria-required` nor `aria-invalid`: its description says
 * the one, and what is `invalid` is for its controls to say.
 */
export function useGroupState(parameter: Parameter, id: string) {
  const { 'aria-describedby': describedBy, 'aria-invalid': invalid } = useControlState(parameter, id);
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
