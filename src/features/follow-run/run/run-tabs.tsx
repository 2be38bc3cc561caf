import { type ReactNode, useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { CheckUp } from '#core/check-up/check-up.ts';
import { isRunOver, type Run } from '#core/run/run.ts';
import { isDataDeleted, deletionTime, stateOf } from '#core/run/run-state.ts';
import { formatMoment } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { TabPanel, Tabs } from '#ui/tabs.tsx';

import { CheckUpFine, CheckUpNotice } from '../check-up/check-up-notice.tsx';
import { useCheckUp } from '../check-up/use-check-up.ts';
import { FailedRun } from '../outcome/failed-run.tsx';
import { RunLogPanel } from '../log/run-log-panel.tsx';
import { RunResults } from '../rows/run-results.tsx';
import { useResultCount } from '../rows/use-result-count.ts';
import type { StoredInput } from '#starts/history/stored-input.ts';
import { useNameByRows } from '#starts/names/row-names.ts';
import { useRunRows } from '#results/reading/use-run-rows.ts';
import { useAddress } from '#ui/hooks/use-address.ts';

import { RUN_ADDRESS, RUN_TABS } from '../address/run-address.ts';

type RunTabsProps = {
  readonly run: Run;
  readonly name: string | undefined;
  readonly stored: StoredInput | undefined;
  readonly input: ReactNode;
  readonly correct: ReactNode;
  readonly aboutInput: ReactNode;
  readonly onChecked: (checked: CheckUp) => void;
  readonly onNeedKey: () => void;
};

const LABEL = { results: 'run.tab.results', log: 'run.tab.log', input: 'history.input' } as const;

export function RunTabs({
  run,
  name,
  stored,
  correct,
  input,
  aboutInput,
  onChecked,
  onNeedKey,
}: RunTabsProps) {
  const t = useMessages();
  const [{ tab, atError }, setAddress] = useAddress(RUN_ADDRESS);
  const tabs = RUN_TABS.filter((name) => name !== 'input' || (input !== null && input !== undefined));
  const count = useResultCount(run);
  const followed = { slug: run.slug, over: isRunOver(run.status) };
  const { now } = useApi().serverTime();
  // As it is opened: rows that are read stay, also once the platform has them no more.
  const [deleted] = useState(() => isDataDeleted(run, now));
  const rows = useRunRows({ ...followed, deleted });
  useNameByRows(run, rows.set, name !== undefined);
  const checked = useCheckUp(run, { ...rows, count, now }, onChecked);
  return (
    <Tabs
      label={t('run.tabs')}
      value={tabs.includes(tab) ? tab : 'results'}
      onChange={(next) => setAddress(() => ({ tab: next, atError: false }), { replace: true })}
      tabs={tabs.map((value) => ({ value, label: t(LABEL[value]) }))}
      actions={
        <>
          <CheckUpFine checked={checked} />
          {aboutInput}
        </>
      }
    >
      <TabPanel
        value="results"
        keepMounted={followed.over}
        readable={count === 0}
        className="pt-3 outline-none"
      >
        {stateOf(run) === 'failed' && <FailedRun run={run} count={count} stored={stored} correct={correct} />}
        <CheckUpNotice checked={checked} rows={rows} run={run.slug} />
        <RunResults
          run={run}
          name={name}
          stored={stored}
          correct={correct}
          rows={rows}
          deleted={deleted}
          onNeedKey={onNeedKey}
          count={count ?? 0}
          gone={goneText(t, run, now)}
        />
      </TabPanel>
      <TabPanel value="log" className="pt-3 outline-none">
        <RunLogPanel
          startsAtError={atError}
          {...followed}
          gone={goneLogText(t, run, now)}
          onNeedKey={onNeedKey}
        />
      </TabPanel>
      <TabPanel value="input" className="pt-3 outline-none">
        {input}
      </TabPanel>
    </Tabs>
  );
}

function goneLogText(t: Translate, run: Run, now: number): string | undefined {
  const until = deletionTime(run);
  return until === undefined || !isDataDeleted(run, now)
    ? undefined
    : t('log.gone', { moment: formatMoment(until) });
}

/**
 * Whether rows were there, exist but do not load, or may have existed, and until when the platform keeps
 * them.
 */
function goneText(t: Translate, run: Run, now: number): string | undefined {
  const until = deletionTime(run);
  if (until === undefined || run.results === 0) return undefined;
  const isDeleted = isDataDeleted(run, now);
  if (run.results === undefined)
    return isDeleted ? t('results.goneUnknown', { moment: formatMoment(until) }) : undefined;
  return t(isDeleted ? 'results.gone' : 'results.notGiven', {
    count: run.results,
    moment: formatMoment(until),
  });
}
