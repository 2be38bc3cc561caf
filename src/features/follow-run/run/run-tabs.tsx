import { type ReactNode, useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { CheckUp } from '#core/check-up/check-up.ts';
import { isRunOver, type Run } from '#core/run/run.ts';
import { isDataDeleted, keptUntil } from '#core/run/run-state.ts';
import { formatMoment } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { TabPanel, Tabs } from '#ui/tabs.tsx';

import { CheckUpFine, CheckUpNotice } from '../check-up/check-up-notice.tsx';
import { useCheckUp } from '../check-up/use-check-up.ts';
import { RunLogPanel } from '../log/run-log-panel.tsx';
import { RunResults } from '../rows/run-results.tsx';
import { useResultCount } from '../rows/use-result-count.ts';
import type { StoredInput } from '#starts/history/stored-input.ts';
import { useRunRows } from '#results/reading/use-run-rows.ts';
import { useAddress } from '#ui/hooks/use-address.ts';

import { RUN_ADDRESS, RUN_TABS } from '../address/run-address.ts';

type RunTabsProps = {
  readonly run: Run;
  /** What it is called, where it has a name of its own. */
  readonly name: string | undefined;
  /** What this browser keeps of its start. */
  readonly stored: StoredInput | undefined;
  /** What the run was started with, where that is known. */
  readonly input: ReactNode;
  /** Said beside the tabs: why it is not, and of which task the run was. */
  readonly aboutInput: ReactNode;
  /** Told what is odd about what it gave, once that is known. */
  readonly onChecked: (checked: CheckUp) => void;
  readonly onNeedKey: () => void;
};

const LABEL = { results: 'run.tab.results', log: 'run.tab.log', input: 'history.input' } as const;

/** What the run gave and what it said; the address remembers which of them is open. */
export function RunTabs({ run, name, stored, input, aboutInput, onChecked, onNeedKey }: RunTabsProps) {
  const t = useMessages();
  const [{ tab, atError }, setAddress] = useAddress(RUN_ADDRESS);
  const tabs = RUN_TABS.filter((name) => name !== 'input' || (input !== null && input !== undefined));
  const count = useResultCount(run);
  const followed = { slug: run.slug, over: isRunOver(run.status) };
  const { now } = useApi().serverTime();
  // As it is opened: rows that are read stay, also once the platform has them no more.
  const [deleted] = useState(() => isDataDeleted(run, now));
  const rows = useRunRows({ ...followed, deleted });
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
        <CheckUpNotice checked={checked} rows={rows} run={run.slug} />
        <RunResults
          run={run}
          name={name}
          stored={stored}
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

/** Of a run whose log the platform has deleted by now: until when it was there. */
function goneLogText(t: Translate, run: Run, now: number): string | undefined {
  const until = keptUntil(run);
  return until === undefined || !isDataDeleted(run, now)
    ? undefined
    : t('log.gone', { moment: formatMoment(until) });
}

/** Of a run that gave rows: that they were there, or are and do not come, and until when the platform keeps them; or that there may have been some. */
function goneText(t: Translate, run: Run, now: number): string | undefined {
  const until = keptUntil(run);
  if (until === undefined || run.results === 0) return undefined;
  const isDeleted = isDataDeleted(run, now);
  if (run.results === undefined)
    return isDeleted ? t('results.goneUntold', { moment: formatMoment(until) }) : undefined;
  return t(isDeleted ? 'results.gone' : 'results.notGiven', {
    count: run.results,
    moment: formatMoment(until),
  });
}
