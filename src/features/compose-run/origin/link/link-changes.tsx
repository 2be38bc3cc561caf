import type { FormChange } from '#core/link/form-changes.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useChangeTexts } from '#parts/texts/change-texts.ts';

/** So many changes are listed. */
const LISTED = 200;

/** What a link changed of the Worker's defaults: each field and option, old and new. */
export function LinkChanges({ changes }: { readonly changes: readonly FormChange[] }) {
  const t = useMessages();
  const texts = useChangeTexts();
  return (
    <dl
      aria-label={t('compose.from.link.changes')}
      tabIndex={0}
      className="mt-2 max-h-72 overflow-auto rounded border border-line"
    >
      {changes.slice(0, LISTED).map((change) => {
        const { name, whole, change: text, beginning } = texts(change);
        return (
          <div
            key={`${change.kind} ${change.name}`}
            className="grid gap-x-4 border-b border-line px-3 py-1 last:border-b-0 sm:grid-cols-[12rem_minmax(0,1fr)]"
          >
            <dt dir="auto" className="text-muted" {...(name !== whole && { title: whole })}>
              {name}
            </dt>
            <dd className="min-w-0 wrap-anywhere">
              {text}
              {beginning !== undefined && <span className="block text-sm text-muted">{beginning}</span>}
            </dd>
          </div>
        );
      })}
      {changes.length > LISTED && (
        <div className="px-3 py-1">
          <dt className="text-muted">
            {t('compose.from.link.more', { count: formatNumber(changes.length - LISTED) })}
          </dt>
        </div>
      )}
    </dl>
  );
}
