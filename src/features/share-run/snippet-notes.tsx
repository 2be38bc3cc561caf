import { useApiConfig } from '#api/api-context.tsx';
import type { SnippetLanguage } from '#core/snippet/snippet.ts';
import { useMessages } from '#messages/use-messages.ts';

import type { SnippetPurpose } from './snippet-purpose.ts';

type SnippetNotesProps = {
  readonly purpose: SnippetPurpose;
  readonly language: SnippetLanguage;
  /** Where the body is, when it is not in the snippet. */
  readonly file: string | undefined;
};

/** What to know before a snippet is run or given away. */
export function SnippetNotes({ purpose, language, file }: SnippetNotesProps) {
  const t = useMessages();
  const isStart = purpose === 'start';
  const { platform } = useApiConfig();
  return (
    <>
      {platform.kind === 'sandbox' && <p className="font-semibold">{t('snippet.sandbox')}</p>}
      <p>{t('snippet.key')}</p>
      {file === undefined ? (
        <p>{t(isStart ? 'snippet.values' : 'snippet.runSlug')}</p>
      ) : (
        <>
          <p>{t(language === 'cmd' ? 'snippet.file.cmd' : 'snippet.file', { file })}</p>
          <p>{t(isStart ? 'snippet.values.file' : 'snippet.runSlug.file', { file })}</p>
        </>
      )}
    </>
  );
}
