import { excerptValue } from '#core/json/write.ts';
import type { LinkChange } from '#core/link/link-changes.ts';
import type { Json } from '#core/json/json.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { excerpt } from '#core/cut-text.ts';
import { TitleText } from '#parts/title-text.tsx';
import { useOptionText } from '#parts/option-text.ts';

/** So many changes are listed. */
const LISTED = 200;

/** What a link changed of the Worker's defaults: each field and option, old and new. */
export function LinkChanges({ changes }: { readonly changes: readonly LinkChange[] }) {
  const t = useMessages();
  const texts = useChangeTexts();
  return (
    <dl
      aria-label={t('compose.from.link.changes')}
      tabIndex={0}
      className="mt-2 max-h-72 overflow-auto rounded border border-line"
    >
      {changes.slice(0, LISTED).map((change) => {
        const { name, from, to } = texts(change);
        return (
          <div
            key={`${change.kind} ${change.name}`}
            className="grid gap-x-4 border-b border-line px-3 py-1 last:border-b-0 sm:grid-cols-[12rem_minmax(0,1fr)]"
          >
            <dt className="text-muted">{name}</dt>
            <dd className="min-w-0 wrap-anywhere">{t('compose.from.link.change', { from, to })}</dd>
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

function useChangeTexts() {
  const t = useMessages();
  const optionText = useOptionText();
  const shown = (value: Json | undefined) => {
    const text = value === undefined ? '' : excerpt(excerptValue(value));
    return text === '' ? t('compose.from.link.noValue') : text;
  };
  return (change: LinkChange) => {
    if (change.kind !== 'option') {
      const name = change.kind === 'field' ? <TitleText whole={change.title} /> : excerpt(change.name);
      return { name, from: shown(change.kind === 'field' ? change.from : undefined), to: shown(change.to) };
    }
    const { name, from, to } = change;
    return {
      name: t(`options.${name}`),
      from: shown(optionText(name, from)),
      to: shown(optionText(name, to)),
    };
  };
}
