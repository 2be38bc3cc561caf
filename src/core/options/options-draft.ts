import { cpusForMemory, type RunOptions } from './run-options.ts';

/** The run options as they are typed: text, until it is read. */
export type OptionsDraft = {
  readonly [Name in keyof RunOptions]: Name extends 'mode' ? RunOptions['mode'] : string;
};

/** Run options as text to edit. */
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

/** The options after one was typed or chosen; a size of memory sets the cores that go with it. */
export function changeOption<Name extends keyof OptionsDraft>(
  options: OptionsDraft,
  name: Name,
  text: OptionsDraft[Name],
): OptionsDraft {
  const cores = name === 'memory' ? { cpus: String(cpusForMemory(Number(text))) } : {};
  return { ...options, ...cores, [name]: text };
}

/** Options that are set together: a size of memory without cores sets those that go with it. */
export function withCores(options: Partial<OptionsDraft>): Partial<OptionsDraft> {
  const { memory, cpus } = options;
  if (memory === undefined || cpus !== undefined) return options;
  return { ...options, cpus: String(cpusForMemory(Number(memory))) };
}
