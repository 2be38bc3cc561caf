import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocation, useParams } from 'wouter';

import { isRunSlug, type RunSlug } from '#core/ids/run-slug.ts';
import { runPath, taskPath } from '#core/ids/screen-paths.ts';
import { newCollectionPath } from '#core/collection/new-collection.ts';
import { isRunOver } from '#core/run/run.ts';
import { PutTogether } from '#features/collect-runs/put-together.tsx';
import { CompareWithPrevious } from '#features/compare-runs/compare-with-previous.tsx';
import { useKeyDialog } from '#features/enter-api-key/key-dialog-provider.tsx';
import { AboutInput } from '#features/run-history/about-input.tsx';
import { CompareInputs } from '#features/run-history/compare-inputs.tsx';
import { EditAndRunAgain } from '#features/run-history/edit-and-run-again.tsx';
import { editWay } from '#features/run-history/edit-address.ts';
import { storedInputQuery } from '#starts/history/history-query.ts';
import { RunAgain } from '#features/start-again/run-again.tsx';
import { RunPage } from '#features/follow-run/run/run-page.tsx';
import { OtherOwner } from '#features/find-owner/other-owner.tsx';

import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';

import { NotFound } from '../not-found.tsx';
import { TabStarts } from '../tab/tab-starts.tsx';
import { UseAsRows } from '../batch/use-as-rows.tsx';

const RunInput = lazyComponent(() =>
  import('#features/run-history/run-input.tsx').then((module) => module.RunInput),
);
const KeepOrderButton = lazyComponent(
  () => import('#features/keep-tasks/keep/keep-order-button.tsx').then((module) => module.KeepOrderButton),
  'tasks',
);

export default function RunRoute() {
  const { slug = '' } = useParams<{ slug?: string }>();
  if (!isRunSlug(slug)) return <NotFound />;
  return (
    <TabStarts>
      <KnownRun key={slug} slug={slug} />
    </TabStarts>
  );
}

function KnownRun({ slug }: { readonly slug: RunSlug }) {
  const { openKeyDialog } = useKeyDialog();
  const [, navigate] = useLocation();
  const onNeedKey = () => void openKeyDialog();
  const { data: stored } = useQuery(storedInputQuery(slug));
  const input = stored?.ok ? stored.value : undefined;
  const way = useMemo(() => input && editWay(input), [input]);
  return (
    <RunPage
      slug={slug}
      onNeedKey={onNeedKey}
      explainId={(id, failure) => <OtherOwner id={id} failure={failure} wanted="run" />}
      edit={
        way &&
        ((run, look, label) => (
          <EditAndRunAgain run={slug} way={way} at={run.startedAt} look={look ?? {}} label={label} />
        ))
      }
      stored={input}
      again={(run, look) => (
        <RunAgain
          run={run}
          input={input}
          editable={way !== undefined}
          look={look}
          onStarted={(started) => navigate(runPath(started))}
          onNeedKey={onNeedKey}
        />
      )}
      ways={(run, look) => (
        <>
          {run.results !== 0 && isRunOver(run.status) && <CompareWithPrevious run={slug} look={look} />}
          {run.results !== 0 && <UseAsRows of={{ kind: 'run', run: slug }} look={look} />}
          <PutTogether address={newCollectionPath([slug])} look={look} />
        </>
      )}
      aboutInput={stored && <AboutInput run={slug} missing={stored.ok ? undefined : stored.error} />}
      input={
        input && (
          <>
            {input.sure && input.omitted.length === 0 && (
              <LazyPart>
                <KeepOrderButton
                  order={input.order}
                  onSaved={(task) => navigate(taskPath(task))}
                  onNeedKey={onNeedKey}
                />
              </LazyPart>
            )}
            <CompareInputs slug={slug} input={input} />
            <LazyPart>
              <RunInput input={input} />
            </LazyPart>
          </>
        )
      }
    />
  );
}
