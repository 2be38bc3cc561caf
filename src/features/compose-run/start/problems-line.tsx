import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';
import { useEffect, useId, useState } from 'react';

import type { MessageKey } from '#messages/en.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { ANNOUNCE_AFTER } from '#ui/hooks/use-announced.ts';

import type { ListedProblem } from './listed-problems.ts';

/** What stands in the way of a start, and how often one was tried. */
export type StandingProblems = { readonly problems: readonly ListedProblem[]; readonly attempts: number };

type ProblemsLineProps = StandingProblems & {
  /** Whether there is a maximum charge: where there is none, nothing is called good. */
  readonly isCapped: boolean;
  readonly onProblem: (problem: ListedProblem) => void;
};

/** Problems that are listed where all are asked for; more are counted. */
const LISTED = 50;

const LOOK = {
  none: { icon: CircleCheck, ink: 'text-good', words: 'start.problems.none' },
  missing: { icon: CircleDashed, ink: 'text-muted', words: 'start.missing' },
  wrong: { icon: CircleAlert, ink: 'text-bad', words: 'start.problems' },
} as const satisfies Record<
  string,
  { readonly words: MessageKey; readonly icon: unknown; readonly ink: string }
>;

/**
 * One line that is always there: nothing stands in the way of a start, or how much does, with a way to the first of it. Before
 * a start was tried, a form that is only not filled in yet has no problem. On narrow screens it is there when there is something to say.
 */
export function ProblemsLine({ problems, attempts, isCapped, onProblem }: ProblemsLineProps) {
  const t = useMessages();
  const announced = useAnnouncedProblems(problems, attempts);
  const [open, setOpen] = useState(false);
  const listId = useId();
  const isWrong = attempts > 0 || announced.some(({ missing }) => !missing);
  const kind = announced.length === 0 ? 'none' : isWrong ? 'wrong' : 'missing';
  const { icon: Icon, ink: usual, words } = LOOK[kind];
  const ink = kind === 'none' && !isCapped ? 'text-muted' : usual;
  const [first, ...others] = announced;
  const isOpen = open && others.length > 0;
  return (
    <div
      className={classNames(
        'border-line px-4 py-2 max-lg:border-b lg:border-t pointer-coarse:py-0',
        kind === 'none' && 'max-lg:sr-only',
      )}
    >
      <div role="status" className="flex min-h-5 items-center gap-2 pointer-coarse:min-h-11">
        <Icon size={16} aria-hidden className={classNames('shrink-0', ink)} />
        {first === undefined ? (
          <span className="text-muted">{t(words, { count: 0 })}</span>
        ) : (
          <>
            <span className={classNames('shrink-0', ink)}>{t(words, { count: others.length + 1 })}</span>{' '}
            <ProblemLink problem={first} onProblem={onProblem} />{' '}
            {others.length > 0 && (
              <button
                type="button"
                aria-expanded={isOpen}
                aria-controls={listId}
                className="touch-target shrink-0 text-muted underline hover:text-ink"
                onClick={() => setOpen(!open)}
              >
                {t('start.problems.more', { count: others.length })}
              </button>
            )}
          </>
        )}
      </div>
      {isOpen && (
        <ul id={listId} className="max-h-48 overflow-y-auto pl-6">
          {others.slice(0, LISTED).map((problem, index) => (
            <li key={index} className="flex">
              <ProblemLink problem={problem} onProblem={onProblem} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function ProblemLink({
  problem,
  onProblem,
}: Pick<ProblemsLineProps, 'onProblem'> & { readonly problem: ListedProblem }) {
  return (
    <button
      type="button"
      dir="auto"
      title={problem.title}
      className="touch-target min-w-0 truncate text-left underline hover:text-accent pointer-coarse:min-w-11"
      onClick={() => onProblem(problem)}
    >
      {problem.title}
    </button>
  );
}

/** The problems without those that come while something is typed and may go with the next key; at a try, all. */
function useAnnouncedProblems(
  problems: readonly ListedProblem[],
  attempts: number,
): readonly ListedProblem[] {
  const [settled, setSettled] = useState({ problems, attempts });
  if (settled.attempts !== attempts) setSettled({ problems, attempts });
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled({ problems, attempts }), ANNOUNCE_AFTER);
    return () => window.clearTimeout(timer);
  }, [problems, attempts]);
  if (settled.problems === problems) return problems;
  const known = new Set(settled.problems.map(keyOf));
  return problems.filter((problem) => known.has(keyOf(problem)));
}

/** Of the field or option, wherever in it something is wrong. */
function keyOf({ place }: ListedProblem): string {
  if (typeof place === 'string') return place;
  return 'option' in place ? `option ${place.option}` : `field ${place.field}`;
}
