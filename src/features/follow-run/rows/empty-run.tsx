import { useQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { beginningOf } from '#core/cut-text.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { equalJson } from '#core/json/compare.ts';
import { ownValue } from '#core/json/json.ts';
import { median } from '#core/median.ts';
import { stateOf } from '#core/run/run-state.ts';
import type { Run } from '#core/run/run.ts';
import { formatNumber } from '#messages/format.ts';
import { sentences } from '#messages/sentence-gap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useInputLine } from '#parts/input-lines.tsx';
import { measuresOf } from '#starts/check-up/stored-measures.ts';
import { storedInputQuery } from '#starts/history/history-query.ts';
import { type StoredInput, certainInput } from '#starts/history/stored-input.ts';
import { classNames } from '#ui/class-names.ts';
import { Button } from '#ui/controls/button.tsx';
import { useAddress } from '#ui/hooks/use-address.ts';

import { RUN_ADDRESS } from '../address/run-address.ts';
import { chargeText } from '../outcome/charge-text.ts';
import { OutcomeBox } from '../outcome/outcome-box.tsx';

/** Maximum number of shown input fields, and of characters in each. */
const MOST_FIELDS = 3;
const MOST_CHARACTERS = 120;

type EmptyRunProps = {
  readonly run: Run;
  readonly stored: StoredInput | undefined;
  /** The way to correct the input; absent if the input is unknown. */
  readonly correct: ReactNode;
};

export function EmptyRun({ run, stored, correct }: EmptyRunProps) {
  const t = useMessages();
  const [, setAddress] = useAddress(RUN_ADDRESS);
  const usual = measuresOf(run.workerSlug).filter((measure) => measure.run !== run.slug && measure.rows > 0);
  const { fields, suspect, seen } = useFields(
    run,
    stored,
    usual.map((measure) => measure.run as RunSlug),
  );
  // What a failed run says of itself stands above.
  if (stateOf(run) === 'failed') return null;
  return (
    <OutcomeBox
      title={
        suspect
          ? t('results.none.for', { value: beginningOf(suspect.text, MOST_CHARACTERS) })
          : t('results.none.title')
      }
      facts={
        fields.length + usual.length > 0 && (
          <dl className="divide-y divide-line rounded border border-line">
            {fields.map((field) => (
              <Line key={field.name} title={field.title} isSuspect={field === suspect}>
                <bdi className="font-medium">{beginningOf(field.text, MOST_CHARACTERS)}</bdi>
                {field === suspect && (
                  <span className="text-muted">
                    {' · '}
                    {t('results.none.first', { count: seen })}
                  </span>
                )}
              </Line>
            ))}
            {usual.length > 0 && (
              <Line title={t('results.none.usually')}>
                {t('results.none.usual', {
                  rows: formatNumber(Math.round(median(usual.map(({ rows }) => rows)) ?? 0)),
                  count: usual.length,
                })}
              </Line>
            )}
          </dl>
        )
      }
      actions={
        <>
          {correct}
          <Button onClick={() => setAddress(() => ({ tab: 'log', atError: false }), { replace: true })}>
            {t('results.none.log')}
          </Button>
        </>
      }
    >
      <p className="text-muted">
        {sentences(t(suspect ? 'results.none.check' : 'results.none.later'), chargeText(t, run))}
      </p>
    </OutcomeBox>
  );
}

/**
 * Fields that differ from the Worker's defaults. Suspect is the only one whose value no run with results
 * had, among the `seen` runs whose input is known for sure, this one included.
 */
function useFields(run: Run, stored: StoredInput | undefined, others: readonly RunSlug[]) {
  const inputLine = useInputLine(run.workerSlug);
  // Read as one: of a part of them a known value would seem to be new.
  const inputs = useQueries({
    queries: others.map(storedInputQuery),
    combine: (all) =>
      all.some(({ isPending }) => isPending)
        ? []
        : all.flatMap(({ data }) => {
            const input = data?.ok ? certainInput(data.value) : undefined;
            return input ? [input] : [];
          }),
  });
  const own = stored && certainInput(stored);
  const fields = (stored?.notableFields ?? []).slice(0, MOST_FIELDS).flatMap(({ name, title }) => {
    const value = ownValue(stored?.order.custom ?? {}, name);
    if (value === undefined) return [];
    const isNew = inputs.every((input) => !equalJson(ownValue(input, name) ?? null, value));
    return [{ ...inputLine(name, value, title), isNew }];
  });
  const unseen = fields.filter(({ isNew }) => isNew);
  // A run that was stopped may have found something yet.
  const isKnown = run.status === 'succeeded' && own !== undefined && inputs.length > 0 && unseen.length === 1;
  return { fields, suspect: isKnown ? unseen[0] : undefined, seen: inputs.length + 1 };
}

type LineProps = {
  readonly title: string;
  readonly isSuspect?: boolean;
  readonly children: ReactNode;
};

function Line({ title, isSuspect = false, children }: LineProps) {
  return (
    <div className={classNames('flex gap-4 px-3 py-2', isSuspect && 'bg-warn-soft')}>
      <dt className="w-32 shrink-0 text-muted">
        <bdi>{title}</bdi>
      </dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  );
}
