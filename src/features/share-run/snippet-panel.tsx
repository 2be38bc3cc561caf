import { useMemo, useState } from 'react';

import { useApi, useKeyMark, useKeyStore } from '#api/api-context.tsx';
import { jsonPreview } from '#core/json/write.ts';
import { holdsKey, strikeKey } from '#core/secrets/own-key.ts';
import { type ApiRequest, bodyText } from '#core/request/api-request.ts';
import { holdsBody, SNIPPET_LANGUAGES, type SnippetLanguage } from '#core/snippet/snippet.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { CopyButton } from '#ui/controls/copy-button.tsx';
import { downloadText } from '#ui/text/download-text.ts';

import { SnippetNotes } from './snippet-notes.tsx';
import { BODY_FILE, PURPOSE_REQUEST, SNIPPET_PURPOSES, type SnippetPurpose } from './snippet-purpose.ts';
import { SnippetView } from './snippet-view.tsx';
import { useSnippet } from './use-snippet.ts';
import { useSnippetLanguage } from './use-snippet-language.ts';
import { useSnippetWriter } from './use-snippet-writer.ts';

/** The request as a command or program to run elsewhere; the key is named, never written. */
export function SnippetPanel({ request: sent }: { readonly request: ApiRequest }) {
  const t = useMessages();
  const api = useApi();
  const start = useWithoutKey(sent);
  const [language, setLanguage] = useSnippetLanguage();
  const [purpose, setPurpose] = useState<SnippetPurpose>('start');
  const request = useMemo(() => PURPOSE_REQUEST[purpose](api, start), [api, purpose, start]);
  const [wantsFile, setWantsFile] = useState(false);
  const isLong = useMemo(() => isLongBody(request), [request]);
  const file = holdsBody(language) && !(isLong && wantsFile) ? undefined : BODY_FILE[purpose];
  const { write, retry } = useSnippetWriter(language);
  const snippet = useSnippet(request, write, file);
  return (
    <>
      <div className="flex items-center gap-2 border-b border-line px-3 py-1">
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
        {snippet?.ok && <CopyButton text={snippet.value.whole} label={t('snippet.copy')} iconOnly />}
      </div>
      <BodyFileBar
        request={request}
        name={BODY_FILE[purpose]}
        isUsed={file !== undefined}
        choice={isLong && holdsBody(language) ? { wantsFile, setWantsFile } : undefined}
      />
      <SnippetView snippet={snippet} onRetry={retry}>
        <SnippetNotes purpose={purpose} language={language} file={file} isKeyStruck={start !== sent} />
      </SnippetView>
    </>
  );
}

type BodyFileBarProps = {
  readonly request: ApiRequest;
  readonly name: string;
  readonly isUsed: boolean;
  /** Given where a person may choose between the file and the snippet. */
  readonly choice:
    { readonly wantsFile: boolean; readonly setWantsFile: (wantsFile: boolean) => void } | undefined;
};

/** The file that holds the body in place of the snippet: whether it does, and the file itself. */
function BodyFileBar({ request, name, isUsed, choice }: BodyFileBarProps) {
  const t = useMessages();
  if (!isUsed && choice === undefined) return null;
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 border-b border-line px-3 py-1">
      {choice && (
        <label className="flex min-h-7 items-center gap-1.5">
          <input
            type="checkbox"
            checked={choice.wantsFile}
            onChange={(event) => choice.setWantsFile(event.target.checked)}
          />
          {t('snippet.fromFile', { file: name })}
        </label>
      )}
      {isUsed && (
        <Button size="small" onClick={() => downloadText(name, bodyText(request) ?? '')}>
          {t('snippet.download', { file: name })}
        </Button>
      )}
    </div>
  );
}

/** The request with words in place of the API key, where it stands in the body too; the very same where it does not. */
function useWithoutKey(request: ApiRequest): ApiRequest {
  const keyStore = useKeyStore();
  const mark = useKeyMark();
  return useMemo(() => {
    const key = mark && keyStore.get();
    const { body } = request;
    return body === undefined || !holdsKey(body, key) ? request : { ...request, body: strikeKey(body, key) };
  }, [request, keyStore, mark]);
}

/** Bytes from which on a body can be had as a file. */
const FILE_FROM = 8_000;

function isLongBody(request: ApiRequest): boolean {
  const { text, truncated } = jsonPreview(request.body ?? null, FILE_FROM);
  return truncated || new TextEncoder().encode(text).length > FILE_FROM;
}

type ChoiceProps<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
};

function Choice<Value extends string>({ label, value, onChange, choices }: ChoiceProps<Value>) {
  return (
    <select
      aria-label={label}
      title={label}
      className={CONTROL}
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
  );
}
