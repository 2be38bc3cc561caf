import { cpusForMemory, type RunOptions } from './run-options.ts';

export type OptionsDraft = {
  readonly [Name in keyof RunOptions]: Name extends 'mode' ? RunOptions['mode'] : string;
};

export function toOptionsDraft(options: RunOptions): OptionsDraft {
  return {
    cpus: String(options.cpus),
    memory: String(options.memory),
    timeout: String(options.timeout),
    maxCharge: String(options.maxCharge),
    maxTraffic: String(options.maxTraffic),
    proxyRegion: options.proxyRegion,
    version: options.version,
    mode: options.mode,
    callbackUrl: options.callbackUrl,
  };
}

/** Changes one option; a memory size also sets its cores. */
export function changeOption<Name extends keyof OptionsDraft>(
  options: OptionsDraft,
  name: Name,
  text: OptionsDraft[Name],
): OptionsDraft {
  const cores = name === 'memory' ? { cpus: String(cpusForMemory(Number(text))) } : {};
  return { ...options, ...cores, [name]: text };
}

export function withCores(options: Partial<OptionsDraft>): Partial<OptionsDraft> {
  const { memory, cpus } = options;
  if (memory === undefined || cpus !== undefined) return options;
  return { ...options, cpus: String(cpusForMemory(Number(memory))) };
}
