import type { BatchRules } from '#core/batch/batch.ts';

import type { BatchCommand } from './batch-messages.ts';

type Of<Kind extends BatchCommand['kind']> = Extract<BatchCommand, { readonly kind: Kind }>;

/**
 * Whether a command can start rows that would not start otherwise. `keepOn` only releases what its own
 * question held; its secret proves who asked.
 */
const SPENDS: {
  readonly [Kind in BatchCommand['kind']]: boolean | ((command: Of<Kind>, rules: BatchRules) => boolean);
} = {
  goOn: true,
  again: true,
  correct: true,
  putBack: true,
  rules: ({ rules }, now) =>
    rules.parallel > now.parallel ||
    mostFailures(rules) > mostFailures(now) ||
    mostSpent(rules) > mostSpent(now),
  pause: false,
  stop: false,
  askStop: false,
  keepOn: false,
  elsewhere: false,
  leaveOut: false,
  take: false,
  rename: false,
};

export function isSpending(command: BatchCommand, rules: BatchRules): boolean {
  const spends = SPENDS[command.kind] as boolean | ((command: BatchCommand, rules: BatchRules) => boolean); // that of its kind
  return typeof spends === 'boolean' ? spends : spends(command, rules);
}

const mostFailures = ({ stopAfterFailures }: BatchRules): number => stopAfterFailures || Infinity;

const mostSpent = ({ stopAtSpent }: BatchRules): number =>
  stopAtSpent === undefined ? Infinity : Number(stopAtSpent) || 0;
