import { useApiConfig } from '#api/api-context.tsx';
import type { ApiRequest } from '#core/snippet/api-request.ts';
import { type SnippetProblem, writeCurl } from '#core/snippet/curl.ts';
import type { MessageKey } from '#messages/en.ts';
import { useMessages } from '#messages/use-messages.ts';
import { CodeBlock } from '#ui/code-block.tsx';
import { COMPACT_CONTROL } from '#ui/control-style.ts';
import { CopyButton } from '#ui/copy-button.tsx';
import { Notice } from '#ui/notice.tsx';

const PROBLEM: Record<SnippetProblem, MessageKey> = {
  nul: 'request.snippet.nul',
  loneSurrogate: 'request.snippet.surrogate',
};

/** The request as a command to paste into a terminal; the key is named, never written. */
export function SnippetPanel({ request }: { readonly request: ApiRequest }) {
  const t = useMessages();
  const { origin, platform } = useApiConfig();
  const snippet = writeCurl(request, { origin: platform.kind === 'origin' ? platform.origin : origin });
  if (!snippet.ok) return <Notice tone="bad" title={t(PROBLEM[snippet.error])} className="m-3" />;
  return (
    <>
      <div className="flex items-center justify-between gap-2 border-b border-line px-3 py-1">
        <select aria-label={t('request.language')} className={COMPACT_CONTROL}>
          <option value="curl">{t('request.language.curl')}</option>
        </select>
        <CopyButton text={() => snippet.value} label={t('request.copySnippet')} />
      </div>
      <CodeBlock
        text={snippet.value}
        testId="snippet"
        label={t('request.tab.snippet')}
        className="min-h-0 grow"
      />
      <p className="border-t border-line px-3.5 py-2 text-sm text-muted">{t('request.snippet.key')}</p>
    </>
  );
}
