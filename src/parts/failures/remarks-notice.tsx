import type { Remark } from '#core/descriptor/descriptor.ts';
import { useMessages } from '#messages/use-messages.ts';

import { isGuess, remarkText } from './remark-text.ts';

export function RemarksNotice({ remarks }: { readonly remarks: readonly Remark[] }) {
  const t = useMessages();
  const guesses = remarks.filter(isGuess);
  const guessed = new Set(guesses.map(({ name }) => name)).size;
  const odd = remarks.length - guesses.length;
  return (
    <details className="border-b border-line bg-sunken px-4 py-2 text-sm text-muted">
      <summary>
        {[
          guessed > 0 && t('form.remarks.guessed', { count: guessed }),
          odd > 0 && t('form.remarks.odd', { count: odd }),
        ]
          .filter((part) => part !== false)
          .join(' · ')}
      </summary>
      <ul className="mt-1.5 max-h-60 space-y-1 overflow-auto">
        {remarks.map((remark, index) => (
          <li key={index} className="wrap-anywhere">
            {remark.name !== '' && <code className="mr-2 text-xs font-medium text-ink">{remark.name}</code>}
            {remarkText(t, remark)}
          </li>
        ))}
      </ul>
    </details>
  );
}
