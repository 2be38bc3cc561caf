import { holdsWord } from '#core/form/named-parameter.ts';
import type { RunOptions } from '#core/options/run-options.ts';
import { OPTION_NAMES, PLATFORM_NAMES } from '#core/options/option-names.ts';

/**
 * The run option that a platform message names: as `system.memory` or by a name that does not occur in
 * sentences by chance (`max_total_charge`, but not `version`). Undefined if it names none.
 */
export function namedOption(message: string): keyof RunOptions | undefined {
  return OPTION_NAMES.find((option) => {
    const name = PLATFORM_NAMES[option];
    return [name, name.replace('system.', '')].some((word) => /[._]/.test(word) && holdsWord(message, word));
  });
}
