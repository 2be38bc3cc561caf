/**
 * Until nothing is under way any more that waits for promises alone, as all does whose storages and platform are in memory: a task
 * of the event loop begins once no microtask is left.
 */
export const untilIdle = () => new Promise<void>((resolve) => setTimeout(resolve));
