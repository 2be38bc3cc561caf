import type { StartReason } from './judge-start.ts';

/** What is known of one of several runs that are started together. */
export type Together = {
  /** USD; zero or absent: none. */
  readonly maxCharge?: number | undefined;
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
 * Judges a person's own orders as the one start that they are: by the subtasks of all that have no maximum charge, or where these
 * cannot be counted.
 * @param threshold more subtasks than that are asked about
 */
export function judgeTogether(orders: readonly Together[], threshold: number): readonly StartReason[] {
  const { runs, subtasks } = uncappedOf(orders);
  if (runs === 0 || (subtasks !== undefined && subtasks <= threshold)) return [];
  const count: readonly StartReason[] = subtasks === undefined ? [] : [{ kind: 'subtasks', count: subtasks }];
  return [{ kind: 'noCap', usual: 0 }, ...count];
}
