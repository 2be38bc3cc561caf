import { type Capped, overOwnCap } from './over-own-cap.ts';
import type { StartReason } from './start-reason.ts';

/** What is known of one of several runs that are started together. */
export type Together = Capped & {
  /** Undefined where nothing counts them. */
  readonly subtasks: number | undefined;
};

/** Those that nothing limits, and their subtasks; undefined where not all can be counted. */
export function uncappedOf(orders: readonly Together[]): {
  readonly runs: number;
  readonly subtasks: number | undefined;
} {
  const free = orders.filter(({ maxCharge = 0 }) => maxCharge === 0);
  const subtasks = free.reduce<number | undefined>(
    (sum, order) => (sum === undefined || order.subtasks === undefined ? undefined : sum + order.subtasks),
    0,
  );
  return { runs: free.length, subtasks };
}

/**
 * Judges a person's own orders as the one start that they are: by what they never want to spend on one of them, and by the subtasks
 * of all that have no maximum charge, or where these cannot be counted.
 * @param threshold more subtasks than that are asked about
 */
export function judgeTogether(orders: readonly Together[], threshold: number): readonly StartReason[] {
  const { runs, subtasks } = uncappedOf(orders);
  const over = overOwnCap(orders);
  if (runs === 0 || (subtasks !== undefined && subtasks <= threshold)) return over;
  const count: readonly StartReason[] = subtasks === undefined ? [] : [{ kind: 'subtasks', count: subtasks }];
  return [...over, { kind: 'noCap', usual: 0 }, ...count];
}
