import { expect, it } from 'vitest';

import { aParameter } from '#test/a-parameter.ts';
import { findLooseSecret, findSecret } from './find-secrets.ts';
import { OUTSIDE_HARMLESS, OUTSIDE_SECRETS } from '#test/outside-cases.ts';
import { HARMLESS, SECRETS, type SecretCase, UNSEEN_HARMLESS, UNSEEN_SECRETS } from '#test/secret-cases.ts';

const isSuspected = ([field, value]: SecretCase) =>
  (typeof field === 'string' ? findLooseSecret(field, value) : findSecret(aParameter(field), value)) !==
  undefined;

it.each([
  ['known', SECRETS, HARMLESS],
  ['unseen', UNSEEN_SECRETS, UNSEEN_HARMLESS],
  ['outside', OUTSIDE_SECRETS, OUTSIDE_HARMLESS],
] as const)(
  'finds 95 of 100 %s secrets, and suspects fewer than 5 of 100 harmless values',
  (kind, secrets, harmless) => {
    const missed = secrets.filter((one) => !isSuspected(one));
    const alarms = harmless.filter(isSuspected);
    const found = 1 - missed.length / secrets.length;
    const suspected = alarms.length / harmless.length;
    console.info(
      `${kind}: ${(100 * found).toFixed(1)} % of ${secrets.length} secrets found, ` +
        `${(100 * suspected).toFixed(1)} % of ${harmless.length} harmless values suspected`,
    );
    // What of them is missed is not told: no rule is to be made by it.
    const describeCases = (cases: readonly SecretCase[]) => (kind === 'outside' ? '' : JSON.stringify(cases));
    expect(found, describeCases(missed)).toBeGreaterThanOrEqual(0.95);
    expect(suspected, describeCases(alarms)).toBeLessThan(0.05);
  },
);
