import type { Difference } from '#core/json/compare.ts';
import type { Json } from '#core/json/json.ts';
import { toShownText } from '#core/results/values/value-text.ts';
import { useMessages } from '#messages/use-messages.ts';

type JsonDifferencesProps = {
  readonly label: string;
  readonly found: readonly Difference[];
  readonly here: string;
  readonly there: string;
};

export function JsonDifferences({ label, found, here, there }: JsonDifferencesProps) {
  const t = useMessages();
  if (found.length === 0) return <p className="px-4 py-3">{t('compare.same')}</p>;
  return (
    <div className="overflow-auto">
      <table aria-label={label} className="w-full border-collapse text-left align-top">
        <thead className="bg-sunken text-muted">
          <tr>
            {[t('compare.field'), here, there].map((name) => (
              <th key={name} scope="col" className="px-4 py-1.5 font-medium">
                {name}
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
  return (
    <td className="px-4 py-1.5 align-top">
      {value === undefined ? (
        <span className="text-muted">{t('compare.absent')}</span>
      ) : (
        <code className="text-xs wrap-anywhere whitespace-pre-wrap">{toShownText(value)}</code>
      )}
    </td>
  );
}
