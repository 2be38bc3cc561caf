import type { ReactNode } from 'react';

import type { Result } from '#core/result.ts';
import type { SnippetProblem } from '#core/snippet/snippet.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { CodeBlock, SHOWN_CHARACTERS } from '#ui/text/code-block.tsx';
import { Notice } from '#ui/notice.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';

import type { ShownSnippet } from './use-snippet.ts';

type SnippetViewProps = {
  readonly snippet: Result<ShownSnippet, SnippetProblem> | undefined;
  readonly onRetry: (() => void) | undefined;
  readonly children: ReactNode;
};

export function SnippetView({ snippet, onRetry, children }: SnippetViewProps) {
  const t = useMessages();
  if (snippet === undefined) {
    return onRetry === undefined ? <Skeleton className="m-3 h-40" /> : <NotLoaded onRetry={onRetry} />;
  }
  if (!snippet.ok) {
    return <Notice tone="bad" title={t(`snippet.problem.${snippet.error}`)} className="m-3" />;
  }
  const { text, truncated } = snippet.value;
  return (
    <>
      <CodeBlock
        text={text}
        testId="snippet"
        label={t('snippet.text')}
        truncated={truncated}
        className="max-h-[60vh] min-h-32 grow"
      />
      <div className="border-t border-line px-3.5 py-2 text-sm text-muted">
        {truncated && <p>{t('snippet.truncated', { shown: formatNumber(SHOWN_CHARACTERS) })}</p>}
        {children}
      </div>
    </>
  );
}

function NotLoaded({ onRetry }: { readonly onRetry: () => void }) {
  const t = useMessages();
  return (
    <Notice
      tone="bad"
      title={t('snippet.failed')}
      className="m-3"
      actions={
        <Button size="small" onClick={onRetry}>
          {t('common.retry')}
        </Button>
      }
    >
      {t('snippet.failed.advice')}
    </Notice>
  );
}
