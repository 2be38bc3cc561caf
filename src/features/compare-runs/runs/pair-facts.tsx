import { useQueries } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { Fragment } from 'react';

import { useApi } from '#api/api-context.tsx';
import { runQuery } from '#api/queries/queries.ts';
import type { ComparedRun } from '#core/compare/could-see.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { compareJson } from '#core/json/compare.ts';
import type { JsonObject } from '#core/json/json.ts';
import { stateOf } from '#core/run/run-state.ts';
import type { Run } from '#core/run/run.ts';
import { formatList } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { StatusLine } from '#parts/status-line.tsx';
import { useRunFields } from '#starts/names/run-digests.ts';
import { classNames } from '#ui/class-names.ts';

import { knownInputQuery } from './known-input.ts';

type PairFactsProps = {
  readonly older: RunSlug;
  readonly newer: RunSlug;
  readonly onInputs: () => void;
};

export function PairFacts({ older, newer, onInputs }: PairFactsProps) {
  const t = useMessages();
  const api = useApi();
  const pair = [older, newer];
  const [was, is] = useQueries({ queries: pair.map((slug) => runQuery(api, slug)) }).map(({ data }) => data);
  const [from, to] = useQueries({ queries: pair.map((slug) => knownInputQuery(api, slug)) }).map(
    ({ data }) => data,
  );
  if (!was || !is || from === undefined || to === undefined) return null;
  const facts = [
    <States key="states" older={was} newer={is} />,
    <Inputs key="inputs" from={from} to={to} onInputs={onInputs} />,
    timeBetween(t, was, is),
  ].filter((fact) => fact !== undefined);
  return (
    <div className="flex flex-wrap items-center gap-x-2 text-muted pointer-coarse:mb-3.5">
      {facts.map((fact, at) => (
        <Fragment key={at}>
          {at > 0 && <span aria-hidden>·</span>}
          {fact}
        </Fragment>
      ))}
    </div>
  );
}

type RunPair = { readonly older: Run; readonly newer: Run };

function States({ older, newer }: RunPair) {
  const t = useMessages();
  if ([older, newer].every((run) => stateOf(run) === 'succeeded'))
    return (
      <span className="inline-flex items-center gap-1.5 text-good">
        <CircleCheck size={14} aria-hidden />
        {t('difference.bothSucceeded')}
      </span>
    );
  return (
    <>
      <span>
        {t('difference.older')} <StatusLine run={older} />
      </span>
      <span>
        {t('difference.newer')} <StatusLine run={newer} />
      </span>
    </>
  );
}

type InputAndRegion = Pick<ComparedRun, 'input' | 'region'> | null;

type InputsProps = {
  readonly from: InputAndRegion;
  readonly to: InputAndRegion;
  readonly onInputs: () => void;
};

function Inputs({ from, to, onInputs }: InputsProps) {
  const t = useMessages();
  const titles = useRunFields();
  const names = from?.input &&
    to?.input && [
      ...differing(from.input, to.input).map((name) => titles.get(name) ?? name),
      ...(from.region === to.region ? [] : [t('difference.region')]),
    ];
  if (names?.length === 0) return <span>{t('difference.inputs.same')}</span>;
  return (
    <button
      type="button"
      onClick={onInputs}
      className={classNames('touch-overlay text-left hover:underline', names ? 'text-warn' : 'text-muted')}
    >
      {names === undefined
        ? t('difference.inputs.unknown.short')
        : t('difference.inputs.differ', { names: formatList(names), count: names.length })}
    </button>
  );
}

const differing = (from: JsonObject, to: JsonObject): readonly string[] => [
  ...new Set(compareJson(from, to).map(({ path: [first = ''] }) => first)),
];

const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Undefined if a start is unknown, or both are in the same minute. */
function timeBetween(t: ReturnType<typeof useMessages>, { startedAt: a }: Run, { startedAt: b }: Run) {
  if (a === undefined || b === undefined) return undefined;
  const ms = Math.abs(b - a);
  if (ms >= DAY) return t('difference.daysApart', { count: Math.round(ms / DAY) });
  if (ms >= HOUR) return t('difference.hoursApart', { count: Math.round(ms / HOUR) });
  return ms < MINUTE ? undefined : t('difference.minutesApart', { count: Math.round(ms / MINUTE) });
}
