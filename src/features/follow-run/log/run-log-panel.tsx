import { useQuery } from '@tanstack/react-query';

import { useApi } from '#api/api-context.tsx';
import { logQuery } from '#api/queries/queries.ts';
import { Failure } from '#core/errors/failure.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { useMessages } from '#messages/use-messages.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { FailureNotice } from '#parts/failures/failure-notice.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';

import { LogView } from './log-view.tsx';
import { SignedLink } from '#parts/signed-link.tsx';

type RunLogPanelProps = {
  readonly slug: RunSlug;
  readonly over: boolean;
  readonly gone?: string | undefined;
  readonly startsAtError: boolean;
  readonly onNeedKey: () => void;
};

export function RunLogPanel({ slug, over, gone, startsAtError, onNeedKey }: RunLogPanelProps) {
  const t = useMessages();
  const api = useApi();
  const { data, error, refetch, dataUpdatedAt } = useQuery(logQuery(api, { slug, over }));
  const renewAddress = async () => {
    const { allLogsUrl } = await api.log(slug);
    if (allLogsUrl === undefined) throw new Failure({ kind: 'notFound' });
    return allLogsUrl;
  };
  return (
    <>
      {error && (
        <FailureNotice
          failure={error}
          onRetry={() => void refetch()}
          onNeedKey={onNeedKey}
          className="mb-3"
        />
      )}
      {!data && !error && <Skeleton className="h-60 w-full" />}
      {data?.entries.length === 0 && (
        <EmptyState>{over ? (gone ?? t('log.none')) : t('log.notYet')}</EmptyState>
      )}
      {data && data.entries.length > 0 && (
        <LogView
          log={data}
          live={!over}
          startsAtError={startsAtError}
          wholeLog={
            data.allLogsUrl !== undefined && (
              <SignedLink address={data.allLogsUrl} givenAt={dataUpdatedAt} renew={renewAddress}>
                {t('log.download')}
              </SignedLink>
            )
          }
        />
      )}
    </>
  );
}
