/** The sizes of memory that the platform offers, in MB. */
export const MEMORY_SIZES = [512, 1024, 2048, 4096, 8192, 16384] as const;

/** System parameters of a run; zero means "no limit" for charge and traffic. */
export type SystemParameters = {
  /** Cores, fractions allowed. */
  readonly cpus: number;
  /** MB, one of MEMORY_SIZES. */
  readonly memory: number;
  /** Seconds. */
  readonly timeout: number;
  /** USD. */
  readonly maxCharge: number;
  /** MB. */
  readonly maxTraffic: number;
  /** ISO 3166-1 alpha-2, upper case; empty lets the platform choose. */
  readonly proxyRegion: string;
};

export type RunOptions = SystemParameters & {
  readonly version: string;
  readonly mode: 'async' | 'sync';
  /** Absolute http(s) URL, or empty. */
  readonly callbackUrl: string;
};

/** Cores that the official console gives to a size of memory: MB / 4096. */
export function cpusForMemory(memory: number): number {
  return memory / 4096;
}

/** For an input that names none: the Worker's own values apply, whatever they are by then. */
export const UNNAMED_SYSTEM = {
  cpus: undefined,
  memory: undefined,
  timeout: undefined,
  maxCharge: undefined,
  maxTraffic: undefined,
  proxyRegion: undefined,
} as const;

/** Used if a descriptor names no system defaults: the smallest size, half an hour, no limits. */
export const FALLBACK_SYSTEM: SystemParameters = {
  cpus: cpusForMemory(512),
  memory: 512,
  timeout: 1800,
  maxCharge: 0,
  maxTraffic: 0,
  proxyRegion: '',
};
