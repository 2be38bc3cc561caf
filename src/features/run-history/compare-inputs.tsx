import { shortened } from '#core/cut-text.ts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { StoredInput } from '#starts/history/stored-input.ts';
import { compareJson } from '#core/json/compare.ts';
import type { Json } from '#core/json/json.ts';
import type { RunSlug } from '#core/ids/run-slug.ts';
import { toValueText } from '#core/results/value-text.ts';
import { formatMoment } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Card } from '#ui/card.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';

import { runHistory } from '#starts/history/run-history.ts';
import { storedInputsQuery } from '#starts/history/use-start-history.ts';

type OtherRun = { readonly slug: string; readonly input: StoredInput };

/** Inputs that are read to find those of the same Worker: the latest ones. */
const MOST = 50;
/** Characters of a value that are shown; the Input tab of its run has all of it. */
const SHOWN = 600;

/** The other runs of the same Worker whose inputs this browser keeps, newest first. */
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

/** What differs between the input of this run and that of another run of its Worker. */
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
        <label htmlFor={id} className="font-semibold">
          {t('compare.with')}
        </label>
        <select
          id={id}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
          className={`${CONTROL} max-w-96`}
        >
          <option value="">{t('compare.none')}</option>
          {others.map((run) => (
            <option key={run.slug} value={run.slug}>
              {t('compare.run', {
                moment: formatMoment(run.input.at, { seconds: true }),
                id: run.slug.slice(-6),
              })}
            </option>
          ))}
        </select>
      </div>
      {other && <Differences here={input} there={other.input} />}
    </Card>
  );
}

function Differences({ here, there }: { readonly here: StoredInput; readonly there: StoredInput }) {
  const t = useMessages();
  const api = useApi();
  const bodyOf = ({ order }: StoredInput) => api.requests.startRun(order).body ?? null;
  const found = compareJson(bodyOf(here), bodyOf(there));
  if (found.length === 0) return <p className="border-t border-line px-4 py-3">{t('compare.same')}</p>;
  return (
    <div className="overflow-auto border-t border-line">
      <table aria-label={t('compare.title')} className="w-full border-collapse text-left align-top">
        <thead className="bg-sunken text-muted">
          <tr>
            {(['compare.field', 'compare.here', 'compare.there'] as const).map((name) => (
              <th key={name} scope="col" className="px-4 py-1.5 font-semibold">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {found.map((difference) => (
            <tr key={JSON.stringify(difference.path)}>
              <th scope="row" className="px-4 py-1.5 font-mono text-xs font-normal wrap-anywhere">
                {difference.path.join('.').replace(/^input\.parameters\./, '')}
              </th>
              <Value value={difference.here} />
              <Value value={difference.there} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Value({ value }: { readonly value: Json | undefined }) {
  const t = useMessages();
  const text = toValueText(value, 2);
  return (
    <td className="px-4 py-1.5 align-top">
      {value === undefined ? (
        <span className="text-muted">{t('compare.absent')}</span>
      ) : (
        <code className="text-xs wrap-anywhere whitespace-pre-wrap">
          {text === '' ? JSON.stringify(value) : shortened(text, SHOWN)}
        </code>
      )}
    </td>
  );
}
