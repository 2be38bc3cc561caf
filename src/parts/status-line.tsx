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

type StatusLook = { readonly icon: LucideIcon; readonly word: MessageKey; readonly colour: string };

type ShownRun = Pick<Run, 'slug' | 'status' | 'errorMessage'>;

const LOOK: Record<RunState, StatusLook> = {
  ready: { icon: CircleDashed, word: 'run.status.ready', colour: 'bg-sunken text-muted' },
  running: { icon: LoaderCircle, word: 'run.status.running', colour: 'bg-accent-soft text-accent' },
  succeeded: { icon: CircleCheck, word: 'run.status.succeeded', colour: 'bg-good-soft text-good' },
  failed: { icon: CircleX, word: 'run.status.failed', colour: 'bg-bad-soft text-bad' },
  aborting: { icon: LoaderCircle, word: 'run.status.aborting', colour: 'bg-warn-soft text-warn' },
  aborted: { icon: Ban, word: 'run.status.aborted', colour: 'bg-sunken text-muted' },
  limited: { icon: OctagonMinus, word: 'run.status.limited', colour: 'bg-warn-soft text-warn' },
  unknown: { icon: CircleHelp, word: 'run.status.unknown', colour: 'bg-sunken text-muted' },
};

export function runWord(run: ShownRun): MessageKey {
  const state = stateOf(run);
  return state === 'aborted' && wasStoppedHere(run.slug) ? 'run.status.stoppedByYou' : LOOK[state].word;
}

export function stateWord(state: RunState): MessageKey {
  return LOOK[state].word;
}

export function StatusBadge({ run }: { readonly run: ShownRun }) {
  return <StateBadge state={stateOf(run)} word={runWord(run)} />;
}

type StateProps = { readonly state: RunState; readonly word?: MessageKey };

export function StateBadge({ state, word = stateWord(state) }: StateProps) {
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1.5 rounded-full py-0.5 pr-2.5 pl-2 font-medium whitespace-nowrap',
        LOOK[state].colour,
      )}
    >
      <IconAndWord state={state} word={word} />
    </span>
  );
}

type StatusLineProps = {
  readonly run: ShownRun;
  readonly isQuiet?: boolean;
};

export function StatusLine({ run, isQuiet = false }: StatusLineProps) {
  const state = stateOf(run);
  const [, ink] = LOOK[state].colour.split(' ');
  return (
    <span className={classNames('inline-flex items-center gap-1.5 whitespace-nowrap', ink)}>
      <IconAndWord state={state} word={runWord(run)} isQuiet={isQuiet && state === 'succeeded'} />
    </span>
  );
}

function IconAndWord({ state, word, isQuiet }: Required<StateProps> & Pick<StatusLineProps, 'isQuiet'>) {
  const t = useMessages();
  const { icon: Icon } = LOOK[state];
  return (
    <>
      <Icon size={14} aria-hidden className={classNames(Icon === LoaderCircle && 'animate-spin')} />
      {isQuiet ? <span className="text-muted">{t(word)}</span> : t(word)}
    </>
  );
}
