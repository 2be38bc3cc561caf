import type { Probe } from './probe.mjs';

declare global {
  /** There in every page of the benchmark. */
  var bench: Probe;
}
