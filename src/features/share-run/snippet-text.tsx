import { type ReactNode, useMemo } from 'react';

import { useApiConfig } from '#api/api-context.tsx';
import type { ApiRequest } from '#core/snippet/api-request.ts';
import type { WriteSnippet } from '#core/snippet/snippet.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { CodeBlock } from '#ui/code-block.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { Notice } from '#ui/notice.tsx';

/** Characters of a snippet that are shown; more is copied as a whole. */
const SHOWN = 200_000;

type SnippetTextProps = {
  readonly request: ApiRequest;
  readonly write: WriteSnippet;
  /** Where the body is, when it is not in the snippet. */
  readonly bodyFile: string | undefined;
  /** Stands below the snippet. */
  readonly children: ReactNode;
};

/** The snippet to read and copy. Of a long one only what is shown is written, until it is copied. */
export function SnippetText({ request, write, bodyFile, children }: SnippetTextProps) {
  const t = useMessages();
  const { origin: own, platform } = useApiConfig();
  const origin = platform.kind === 'origin' ? platform.origin : own;
  const shown = useMemo(
    () => write(request, { origin, bodyFile, limit: SHOWN }),
    [write, request, origin, bodyFile],
  );
  if (!shown.ok) {
    return <Notice tone="bad" title={t(`snippet.problem.${shown.error}`)} className="m-3" />;
  }
  const truncated = shown.value.length > SHOWN;
  const whole = () => {
    const snippet = write(request, { origin, bodyFile });
    return snippet.ok ? snippet.value : '';
  };
  return (
    <>
      <div className="relative flex min-h-0 grow flex-col">
        <div className="absolute top-1.5 right-1.5">
          <CopyButton text={whole} label={t('snippet.copy')} />
        </div>
        <CodeBlock
          text={truncated ? shown.value.slice(0, SHOWN) : shown.value}
          testId="snippet"
          label={t('request.tab.snippet')}
          truncated={truncated}
          className="min-h-0 grow"
        />
      </div>
      <div className="border-t border-line px-3.5 py-2 text-sm text-muted">
        {truncated && <p>{t('snippet.truncated', { shown: formatNumber(SHOWN) })}</p>}
        {children}
      </div>
    </>
  );
}
