import { useApiConfig } from '#api/api-context.tsx';
import { STRUCK_KEY } from '#core/secrets/own-key.ts';
import type { SnippetLanguage } from '#core/snippet/snippet.ts';
import type { MessageKey } from '#messages/en.ts';
import { useMessages } from '#messages/use-messages.ts';
import { WarningIcon } from '#ui/warning-icon.tsx';

import { PAGE_SIZE, type SnippetPurpose } from './snippet-purpose.ts';

const DOES: Partial<Record<SnippetPurpose, MessageKey>> = {
  job: 'snippet.job',
  runTaskJob: 'snippet.job',
  results: 'snippet.results',
  createTask: 'snippet.createTask',
};

const WHOLE_JOB: Partial<Record<SnippetPurpose, MessageKey>> = {
  start: 'snippet.purpose.job',
  runTask: 'snippet.purpose.runTaskJob',
};

const HOLDS: Record<SnippetPurpose, readonly [MessageKey, MessageKey]> = {
  start: ['snippet.values', 'snippet.values.file'],
  job: ['snippet.values', 'snippet.values.file'],
  status: ['snippet.runSlug', 'snippet.runSlug.file'],
  results: ['snippet.runSlug', 'snippet.runSlug.file'],
  runTask: ['snippet.runTask', 'snippet.runTask'],
  runTaskJob: ['snippet.runTask', 'snippet.runTask'],
  createTask: ['snippet.values', 'snippet.values.file'],
};

type SnippetNotesProps = {
  readonly purpose: SnippetPurpose;
  readonly language: SnippetLanguage;
  readonly file: string | undefined;
  readonly isCapped: boolean;
  readonly isKeyStruck: boolean;
};

export function SnippetNotes({ purpose, language, file, isCapped, isKeyStruck }: SnippetNotesProps) {
  const t = useMessages();
  const { platform } = useApiConfig();
  const does = DOES[purpose];
  const job = WHOLE_JOB[purpose];
  const [inSnippet, inFile] = HOLDS[purpose];
  return (
    <>
      {platform.kind === 'sandbox' && <p className="font-semibold">{t('snippet.sandbox')}</p>}
      {isKeyStruck && (
        <p className="text-warn">
          <WarningIcon />
          {t('snippet.ownKey', { placeholder: STRUCK_KEY })}
        </p>
      )}
      {!isCapped && does === 'snippet.job' && (
        <p className="text-warn">
          <WarningIcon />
          {t('snippet.uncapped')}
        </p>
      )}
      <p>{t('snippet.key')}</p>
      {does && <p>{t(does, { most: PAGE_SIZE })}</p>}
      {job && language !== 'powershell' && <p>{t('snippet.once', { job: t(job) })}</p>}
      {file === undefined ? (
        <p>{t(inSnippet)}</p>
      ) : (
        <>
          <p>{t(language === 'cmd' ? 'snippet.file.cmd' : 'snippet.file', { file })}</p>
          <p>{t(inFile, { file })}</p>
        </>
      )}
    </>
  );
}
