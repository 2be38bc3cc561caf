import { queryOptions, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { StoredInput } from '#starts/history/stored-input.ts';
import { compareJson } from '#core/json/compare.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { formatMoment } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { JsonDifferences } from '#parts/json-differences.tsx';
import { Card } from '#ui/card.tsx';
import { Select } from '#ui/controls/choice/select.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';

import { runHistory } from '#starts/history/run-history.ts';
import { storedInputsQuery } from '#starts/history/history-query.ts';

type OtherRun = { readonly slug: string; readonly input: StoredInput };

const MOST = 50;

const otherRunsQuery = (run: RunSlug, worker: string) =>
  queryOptions({
    queryKey: [...storedInputsQuery().queryKey, run, 'others', worker],
    queryFn: async (): Promise<readonly OtherRun[]> => {
      const slugs = [...(await runHistory.runs())].filter((slug) => slug !== run);
      const latest = slugs.toSorted().reverse().slice(0, MOST);
      // The slugs were written by this browser under this type.
      const found = await Promise.all(
        latest.map(async (slug) => ({ slug, input: await runHistory.input(slug as RunSlug) })),
      );
      return found.flatMap(({ slug, input }) =>
        input.ok && input.value.order.worker === worker ? [{ slug, input: input.value }] : [],
      );
    },
    structuralSharing: false,
  });

type CompareInputsProps = { readonly slug: RunSlug; readonly input: StoredInput };

export function CompareInputs({ slug, input }: CompareInputsProps) {
  const t = useMessages();
  const id = useId();
  const { data: others = [] } = useQuery(otherRunsQuery(slug, input.order.worker));
  const [chosen, setChosen] = useState('');
  const other = others.find((run) => run.slug === chosen);
  if (others.length === 0) return null;
  return (
    <Card label={t('compare.title')} className="mb-3 overflow-hidden">
      <div className="flex flex-wrap items-center gap-2 px-4 py-2.5">
        <label htmlFor={id} className="font-medium">
          {t('compare.with')}
        </label>
        <Select
          id={id}
          value={chosen}
          onChange={setChosen}
          choices={[
            { value: '', label: t('compare.none') },
            ...others.map((run) => ({
              value: run.slug,
              label: t('compare.run', {
                moment: formatMoment(run.input.at, { seconds: true }),
                id: run.slug.slice(-6),
              }),
            })),
          ]}
          className={`${CONTROL} max-w-96`}
        />
      </div>
      {other && <Differences here={input} there={other.input} />}
    </Card>
  );
}

function Differences({ here, there }: { readonly here: StoredInput; readonly there: StoredInput }) {
  const t = useMessages();
  const api = useApi();
  const bodyOf = ({ order }: StoredInput) => api.requests.startRun(order).body ?? null;
  return (
    <div className="border-t border-line">
      <JsonDifferences
        label={t('compare.title')}
        found={compareJson(bodyOf(here), bodyOf(there))}
        here={t('compare.here')}
        there={t('compare.there')}
      />
    </div>
  );
}
