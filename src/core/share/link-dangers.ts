import type { OptionsDraft } from '#core/draft/draft.ts';
import type { SystemParameters } from '#core/run/run-options.ts';

/** What a link set of a run that can cost money, or send data elsewhere; kept as long as the form that it filled. */
export type LinkMarks = {
  /** Run options that the link set, as their form holds them. */
  readonly options: Partial<OptionsDraft>;
  /** Tasks that the link's input makes, where it set any of the fields that they come from; else 0. */
  readonly tasks: number;
  /** What filled the form was no link, but an earlier run of this browser. */
  readonly earlierRun?: boolean;
};

/** A danger that a link set and that nobody has changed since. Zero stands for "no limit". */
export type LinkDanger =
  | { readonly kind: 'callbackUrl'; readonly value: string }
  | {
      readonly kind: 'maxCharge' | 'maxTraffic' | 'timeout' | 'memory';
      readonly value: number;
      /** The Worker's own default. */
      readonly usual: number;
    }
  | { readonly kind: 'tasks'; readonly value: number };

/** More tasks than that are worth a question. */
const MANY_TASKS = 100;

type Now = {
  /** The run options as they stand in their form. */
  readonly options: Partial<OptionsDraft>;
  readonly tasks: number;
  /** The Worker's defaults. */
  readonly system: SystemParameters;
};

const LIMITS = ['maxCharge', 'maxTraffic', 'timeout', 'memory'] as const;

/**
 * What a person should know before a run starts that a link has filled in: a callback URL, no maximum charge, more
 * charge, traffic, time or memory than the Worker's default, many tasks. What was changed by hand is the person's own; tasks
 * that were only added to are not.
 */
export function linkDangers(marks: LinkMarks, { options, tasks, system }: Now): readonly LinkDanger[] {
  const isAsSet = (name: keyof OptionsDraft) =>
    marks.options[name] !== undefined && marks.options[name] === options[name];
  const callback = options.callbackUrl?.trim() ?? '';
  return [
    ...(isAsSet('callbackUrl') && callback !== '' ? [{ kind: 'callbackUrl' as const, value: callback }] : []),
    ...LIMITS.flatMap((kind) => {
      const value = Number(options[kind]);
      const usual = system[kind];
      return isAsSet(kind) && isDangerous(kind, value, usual) ? [{ kind, value, usual }] : [];
    }),
    ...(marks.tasks > MANY_TASKS && tasks >= marks.tasks ? [{ kind: 'tasks' as const, value: tasks }] : []),
  ];
}

function isDangerous(kind: (typeof LIMITS)[number], value: number, usual: number): boolean {
  if (kind === 'timeout' || kind === 'memory') return value > usual;
  if (kind === 'maxCharge' && value === 0) return true;
  return unlimited(value) > unlimited(usual);
}

const unlimited = (limit: number) => (limit === 0 ? Infinity : limit);

/** What tells one danger from another: a danger that was agreed to with one value is new with another. */
export function dangerKey({ kind, value }: LinkDanger): string {
  return `${kind} ${value}`;
}
