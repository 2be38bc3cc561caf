import { useSearchParams } from 'wouter';

import { isRunOver, type Run } from '#core/run/run.ts';
import { useMessages } from '#messages/use-messages.ts';
import { TabPanel, Tabs } from '#ui/tabs.tsx';

import { RunLogPanel } from './run-log-panel.tsx';
import { RunResults } from './run-results.tsx';

const TABS = ['results', 'log'] as const;

/** What the run gave and what it said; the address remembers which of them is open. */
export function RunTabs({ run, onNeedKey }: { readonly run: Run; readonly onNeedKey: () => void }) {
  const t = useMessages();
  const [params, setParams] = useSearchParams();
  const open = TABS.find((tab) => tab === params.get('tab')) ?? 'results';
  const followed = { slug: run.slug, over: isRunOver(run.status) };
  return (
    <Tabs
      label={t('run.tabs')}
      value={open}
      onChange={(tab) => setParams(tab === 'results' ? {} : { tab }, { replace: true })}
      tabs={[
        { value: 'results', label: t('run.tab.results') },
        { value: 'log', label: t('run.tab.log') },
      ]}
    >
      <TabPanel value="results" className="pt-3 outline-none">
        <RunResults {...followed} workerSlug={run.workerSlug} onNeedKey={onNeedKey} />
      </TabPanel>
      <TabPanel value="log" className="pt-3 outline-none">
        <RunLogPanel {...followed} onNeedKey={onNeedKey} />
      </TabPanel>
    </Tabs>
  );
}
