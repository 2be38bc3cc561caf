import type { Drift } from '#core/collection/drift.ts';
import { formatList } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';

type DriftNoteProps = {
  readonly drift: readonly Drift[];
  readonly runs: number;
};

export function DriftNote({ drift, runs }: DriftNoteProps) {
  const t = useMessages();
  if (drift.length === 0) return null;
  return (
    <details className="rounded border border-line bg-surface px-4 py-2">
      <summary className="cursor-pointer font-medium">
        {t('collection.drift', { count: drift.length })}
      </summary>
      <ul className="mt-2 max-h-60 space-y-1 overflow-auto text-sm">
        {drift.map(({ key, label, how, runs: has, kinds }) => (
          <li key={key} className="flex flex-wrap gap-x-2">
            <bdi className="font-medium wrap-anywhere">{label}</bdi>
            <span className="text-muted">
              {how === 'other'
                ? t('collection.drift.other', {
                    kinds: formatList(kinds.map((kind) => t(`summary.kind.${kind}`))),
                  })
                : t(`collection.drift.${how}`, { has, runs })}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
