import type { Parameter } from '#core/form/parameter.ts';
import type { RunOrder } from '#core/run/run.ts';
import { notableFields } from '#core/runs/run-name.ts';
import { omitSecrets } from '#core/secrets/omit-secrets.ts';

import { shownEstimate } from './shown-estimate.ts';
import type { KeptInput } from './stored-input.ts';

export function describeInput(
  order: RunOrder,
  parameters: readonly Parameter[],
  key: string | undefined,
): KeptInput {
  const kept = omitSecrets(order, parameters, key);
  const estimate = shownEstimate(order);
  return {
    ...kept,
    searched: true,
    told: notableFields(kept.order.custom, parameters),
    ...(estimate && { estimate }),
  };
}
