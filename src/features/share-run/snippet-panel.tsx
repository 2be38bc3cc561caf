import { useMemo, useState } from 'react';

import { useApi } from '#api/api-context.tsx';
import { jsonPreview } from '#core/json/write-json.ts';
import { type ApiRequest, bodyText } from '#core/snippet/api-request.ts';
import { holdsBody, SNIPPET_LANGUAGES, type SnippetLanguage } from '#core/snippet/snippet.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { COMPACT_CONTROL } from '#ui/control-style.ts';
import { downloadText } from '#ui/download-text.ts';
import { Notice } from '#ui/notice.tsx';
import { Skeleton } from '#ui/skeleton.tsx';

import { BODY_FILE, PURPOSE_REQUEST, SNIPPET_PURPOSES, type SnippetPurpose } from './snippet-purpose.ts';
import { SnippetText } from './snippet-text.tsx';
import { useSnippetLanguage } from './use-snippet-language.ts';
import { useSnippetWriter } from './use-snippet-writer.ts';

/** The request as a command or program to run elsewhere; the key is named, never written. */
export function SnippetPanel({ request: start }: { readonly request: ApiRequest }) {
  const t = useMessages();
  const api = useApi();
  const [language, setLanguage] = useSnippetLanguage();
  const [purpose, setPurpose] = useState<SnippetPurpose>('start');
  const request = useMemo(() => PURPOSE_REQUEST[purpose](api, start), [api, purpose, start]);
  const file = useBodyFile(request, language, BODY_FILE[purpose]);
  const { write, retry } = useSnippetWriter(language);
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-1">
        <Choice<SnippetLanguage>
          label={t('snippet.language')}
          value={language}
          onChange={setLanguage}
          choices={SNIPPET_LANGUAGES.map((value) => ({ value, label: t(`snippet.language.${value}`) }))}
        />
        <Choice<SnippetPurpose>
          label={t('snippet.purpose')}
          value={purpose}
          onChange={setPurpose}
          choices={SNIPPET_PURPOSES.map((value) => ({ value, label: t(`snippet.purpose.${value}`) }))}
        />
        {file.isOffered && (
          <label className="flex items-center gap-1.5">
            <input
              type="checkbox"
              checked={file.isWanted}
              onChange={(event) => file.setWanted(event.target.checked)}
            />
            {t('snippet.fromFile', { file: BODY_FILE[purpose] })}
          </label>
        )}
        {file.name !== undefined && <DownloadBody request={request} file={file.name} />}
      </div>
      {write !== undefined && (
        <SnippetText request={request} write={write} bodyFile={file.name}>
          <Notes purpose={purpose} language={language} bodyFile={file.name} />
        </SnippetText>
      )}
      {write === undefined && retry === undefined && <Skeleton className="m-3 h-40" />}
      {retry !== undefined && (
        <Notice
          tone="bad"
          title={t('snippet.failed')}
          className="m-3"
          actions={
            <Button size="small" onClick={retry}>
              {t('common.retry')}
            </Button>
          }
        >
          {t('snippet.failed.advice')}
        </Notice>
      )}
    </>
  );
}

/** Bytes from which on a body can be had as a file. */
const FILE_FROM = 8_000;

/** Whether the body comes from a file: because the language wants it so, or a person does for a long one. */
function useBodyFile(request: ApiRequest, language: SnippetLanguage, file: string) {
  const [isWanted, setWanted] = useState(false);
  const isLong = useMemo(() => {
    const { text, truncated } = jsonPreview(request.body ?? null, FILE_FROM);
    return truncated || new TextEncoder().encode(text).length > FILE_FROM;
  }, [request]);
  const isOffered = isLong && holdsBody(language);
  const name = (isOffered && isWanted) || !holdsBody(language) ? file : undefined;
  return { isOffered, isWanted, setWanted, name };
}

type ChoiceProps<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
};

function Choice<Value extends string>({ label, value, onChange, choices }: ChoiceProps<Value>) {
  return (
    <div className="w-40">
      <select
        aria-label={label}
        title={label}
        className={COMPACT_CONTROL}
        value={value}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

function DownloadBody({ request, file }: { readonly request: ApiRequest; readonly file: string }) {
  const t = useMessages();
  return (
    <Button size="small" variant="quiet" onClick={() => downloadText(file, bodyText(request) ?? '')}>
      {t('snippet.download', { file })}
    </Button>
  );
}

type NotesProps = {
  readonly purpose: SnippetPurpose;
  readonly language: SnippetLanguage;
  readonly bodyFile: string | undefined;
};

/** What to know before the snippet is run or given away. */
function Notes({ purpose, language, bodyFile: file }: NotesProps) {
  const t = useMessages();
  const start = purpose === 'start';
  const notes =
    file === undefined
      ? [
          start ? t('snippet.values') : t('snippet.runSlug'),
          language === 'powershell' && t('snippet.encoding'),
        ]
      : [
          language === 'cmd' ? t('snippet.file.cmd', { file }) : t('snippet.file', { file }),
          start ? t('snippet.values.file', { file }) : t('snippet.runSlug.file', { file }),
        ];
  return [t('snippet.key'), ...notes].map((note) => note !== false && <p key={note}>{note}</p>);
}
