import { useMemo } from 'react';

import { useApi } from '#api/api-context.tsx';
import type { StoredInput } from '#starts/history/stored-input.ts';
import { jsonPreview } from '#core/json/write.ts';
import { bodyText } from '#core/request/api-request.ts';
import { formatList } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Card } from '#ui/card.tsx';
import { CodeBlock, SHOWN_CHARACTERS } from '#ui/text/code-block.tsx';
import { CopyButton } from '#ui/controls/copy-button.tsx';
import { Notice } from '#ui/notice.tsx';

/**
 * True if all that is left out was seen to be secret. Earlier builds stored neither a field nor the
 * version of what they did not check.
 */
const isSearched = ({ searched, order: { custom, options } }: StoredInput): boolean =>
  searched ?? (options.version !== '' || Object.keys(custom).length > 0);

export function RunInput({ input }: { readonly input: StoredInput }) {
  const { order, omitted, sure } = input;
  const t = useMessages();
  const api = useApi();
  const request = useMemo(() => api.requests.startRun(order), [api, order]);
  const { text, truncated } = useMemo(() => jsonPreview(request.body ?? null, SHOWN_CHARACTERS), [request]);
  return (
    <div className="space-y-3">
      {omitted.length > 0 && (
        <Notice
          title={t(isSearched(input) ? 'history.input.omitted' : 'history.input.unchecked', {
            count: omitted.length,
            names: formatList(omitted),
          })}
        />
      )}
      {!sure && <Notice title={t('history.input.found')} />}
      <Card label={t('history.input')} className="overflow-hidden">
        <div className="flex justify-end border-b border-line px-1.5 py-1">
          <CopyButton text={() => bodyText(request) ?? ''} label={t('history.input.copy')} />
        </div>
        <CodeBlock
          text={text}
          testId="run-input"
          label={t('history.input.json')}
          truncated={truncated}
          json
          className="max-h-[70dvh]"
        />
      </Card>
    </div>
  );
}
