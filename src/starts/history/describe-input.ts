import type { Parameter } from '#core/form/parameter.ts';
import type { RunOrder } from '#core/run/run.ts';
import { notableFields } from '#core/runs/run-name.ts';
import { omitSecrets } from '#core/secrets/omit-secrets.ts';

import { shownEstimate } from './shown-estimate.ts';
import type { InputToStore } from './stored-input.ts';

export function describeInput(
  order: RunOrder,
  parameters: readonly Parameter[],
  key: string | undefined,
): InputToStore {
  const storable = omitSecrets(order, parameters, key);
  const estimate = shownEstimate(order);
  return {
    ...storable,
    searched: true,
    notableFields: notableFields(storable.order.custom, parameters),
    ...(estimate && { estimate }),
  };
}
