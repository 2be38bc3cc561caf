import { useApiConfig } from '#api/api-context.tsx';
import { STRUCK_KEY } from '#core/secrets/own-key.ts';
import type { SnippetLanguage } from '#core/snippet/snippet.ts';
import { useMessages } from '#messages/use-messages.ts';
import { WarningMark } from '#ui/warning-mark.tsx';

import type { SnippetPurpose } from './snippet-purpose.ts';

type SnippetNotesProps = {
  readonly purpose: SnippetPurpose;
  readonly language: SnippetLanguage;
  /** Where the body is, when it is not in the snippet. */
  readonly file: string | undefined;
  /** The API key stood in the body. */
  readonly isKeyStruck: boolean;
};

/** What to know before a snippet is run or given away. */
export function SnippetNotes({ purpose, language, file, isKeyStruck }: SnippetNotesProps) {
  const t = useMessages();
  const isStart = purpose === 'start';
  const { platform } = useApiConfig();
  return (
    <>
      {platform.kind === 'sandbox' && <p className="font-semibold">{t('snippet.sandbox')}</p>}
      {isKeyStruck && (
        <p className="text-warn">
          <WarningMark />
          {t('snippet.ownKey', { placeholder: STRUCK_KEY })}
        </p>
      )}
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
