import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleX,
  LoaderCircle,
  type LucideIcon,
  OctagonMinus,
} from 'lucide-react';

import { wasStoppedHere } from '#api/stopped-runs.ts';
import type { Run } from '#core/run/run.ts';
import { type RunState, stateOf } from '#core/run/run-state.ts';
import type { MessageKey } from '#messages/en.ts';
import { useMessages } from '#messages/use-messages.ts';

import { classNames } from '#ui/class-names.ts';

type StatusLook = { readonly icon: LucideIcon; readonly word: MessageKey; readonly ink: string };

type ShownRun = Pick<Run, 'slug' | 'status' | 'errorMessage'>;

const LOOK: Record<RunState, StatusLook> = {
  ready: { icon: CircleDashed, word: 'run.status.ready', ink: 'text-muted' },
  running: { icon: LoaderCircle, word: 'run.status.running', ink: 'text-accent' },
  succeeded: { icon: CircleCheck, word: 'run.status.succeeded', ink: 'text-good' },
  failed: { icon: CircleX, word: 'run.status.failed', ink: 'text-bad' },
  aborting: { icon: LoaderCircle, word: 'run.status.aborting', ink: 'text-warn' },
  aborted: { icon: Ban, word: 'run.status.aborted', ink: 'text-muted' },
  limited: { icon: OctagonMinus, word: 'run.status.limited', ink: 'text-warn' },
  unknown: { icon: CircleHelp, word: 'run.status.unknown', ink: 'text-muted' },
};

export function runWord(run: ShownRun): MessageKey {
  const state = stateOf(run);
  return state === 'aborted' && wasStoppedHere(run.slug) ? 'run.status.stoppedByYou' : LOOK[state].word;
}

export function stateWord(state: RunState): MessageKey {
  return LOOK[state].word;
}

type StateLineProps = {
  readonly state: RunState;
  readonly word?: MessageKey;
  /** Draws the word of a success muted. */
  readonly isQuiet?: boolean;
};

export function StateLine({ state, word = stateWord(state), isQuiet = false }: StateLineProps) {
  const t = useMessages();
  const { icon: Icon, ink } = LOOK[state];
  return (
    <span className={classNames('inline-flex items-center gap-1.5 whitespace-nowrap', ink)}>
      <Icon size={14} aria-hidden className={classNames(Icon === LoaderCircle && 'animate-spin')} />
      {isQuiet && state === 'succeeded' ? <span className="text-muted">{t(word)}</span> : t(word)}
    </span>
  );
}

type StatusLineProps = Pick<StateLineProps, 'isQuiet'> & { readonly run: ShownRun };

export function StatusLine({ run, isQuiet = false }: StatusLineProps) {
  return <StateLine state={stateOf(run)} word={runWord(run)} isQuiet={isQuiet} />;
}
